"""What somebody may know of people. Each query starts from the person who asks."""
