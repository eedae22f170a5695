"""How the pages of follow-up put things in words."""
