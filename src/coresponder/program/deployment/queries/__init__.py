"""Reading kinds of teams and criteria."""
