"""Opening a record in an emergency: one person, named classes, a few hours, a written reason, and a review."""
