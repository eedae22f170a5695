"""What the board shows, as the person in front of it may see it."""
