"""What is read from the directory."""
