"""What somebody may read of costs. Each query starts from the person who asks."""
