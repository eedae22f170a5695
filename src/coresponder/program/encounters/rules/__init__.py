"""What the state of a part allows."""
