"""What was missed: calls for which a team would have suited and none came, by reason, and how many were reached."""
