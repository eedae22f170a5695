"""What is read of readiness."""
