"""What people do with response plans."""
