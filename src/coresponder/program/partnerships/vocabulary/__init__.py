"""The words of the planning team, one file for each noun."""
