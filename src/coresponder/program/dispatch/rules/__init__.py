"""What shifts and assignments allow."""
