"""The pages of response plans."""
