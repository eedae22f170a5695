"""The pages of training and staffing."""
