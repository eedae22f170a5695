"""What people do about readiness."""
