"""What is read of the manual."""
