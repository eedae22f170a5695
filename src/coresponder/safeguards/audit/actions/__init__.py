"""What somebody may do with the trail: read it, take it out, look at a week, look on as another account."""
