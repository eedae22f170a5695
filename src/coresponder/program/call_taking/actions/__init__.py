"""What people do while they take a call."""
