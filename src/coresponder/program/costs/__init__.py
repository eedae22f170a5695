"""What the program costs, what it may save, to whom, and how sure that is: records with sources, and scenarios."""
