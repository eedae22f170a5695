"""Reading teams, shifts, assignments, safety and handovers."""
