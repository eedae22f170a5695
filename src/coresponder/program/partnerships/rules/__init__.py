"""What the state of each noun allows."""
