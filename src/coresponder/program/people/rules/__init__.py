"""What may be written about a person, and what may not."""
