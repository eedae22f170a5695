"""What is counted from the tables of a program, each an Ibis expression that more than one engine can run."""
