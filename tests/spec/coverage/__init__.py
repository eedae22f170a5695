"""What was missed, and how many calls a team reached."""
