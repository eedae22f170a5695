"""What people say of missed calls."""
