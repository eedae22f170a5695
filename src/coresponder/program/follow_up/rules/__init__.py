"""What the state of a follow-up or an episode allows."""
