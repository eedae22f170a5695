"""Reading instruments, screenings, steps and safety plans."""
