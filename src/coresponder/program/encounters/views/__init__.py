"""The pages of the desk, and what a phone sends."""
