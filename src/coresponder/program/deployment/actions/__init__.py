"""What people do with kinds of teams and criteria."""
