"""What is read of models."""
