"""Who builds the program together, what they promised, what they agree on, and what it is for."""
