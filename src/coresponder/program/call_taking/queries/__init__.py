"""Reading the question card and transfers."""
