"""The pages about people with accounts."""
