"""What people do with teams, shifts, assignments and handovers."""
