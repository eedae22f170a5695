"""What is due, what is held, and how far disposals are."""
