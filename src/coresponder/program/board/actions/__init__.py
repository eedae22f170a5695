"""What is done on the board and nowhere else."""
