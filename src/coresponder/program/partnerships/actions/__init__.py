"""The verbs of partnerships, one file for each noun."""
