"""The pages of partnerships, one file for each noun."""
