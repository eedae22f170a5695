"""What somebody may read of calls for service. Each query starts from the person who asks."""
