"""What is read of training and staffing."""
