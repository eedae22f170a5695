"""What people do about training and staffing."""
