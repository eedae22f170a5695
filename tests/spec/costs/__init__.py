"""What the program costs and may save: records with sources, and scenarios that name what they were made from."""
