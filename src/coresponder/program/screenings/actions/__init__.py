"""What people do with instruments, screenings, steps and safety plans."""
