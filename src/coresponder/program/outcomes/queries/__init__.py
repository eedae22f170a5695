"""What somebody may read of baselines. Each query starts from the person who asks."""
