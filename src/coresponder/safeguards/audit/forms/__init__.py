"""What the pages of the trail ask for."""
