"""What is asked when a person or a part of a record is added or corrected."""
