"""Reading follow-ups, episodes, conferences and feedback."""
