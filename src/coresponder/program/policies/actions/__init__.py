"""What people do with the manual."""
