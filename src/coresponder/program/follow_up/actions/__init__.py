"""What is done with follow-ups, episodes, conferences and feedback."""
