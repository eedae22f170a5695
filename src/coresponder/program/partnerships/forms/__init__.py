"""The forms of partnerships, one file for each noun."""
