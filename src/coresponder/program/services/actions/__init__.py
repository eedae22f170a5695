"""What people do with the directory."""
