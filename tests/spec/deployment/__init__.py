"""When a team is sent: rules, their versions, and what is not known."""
