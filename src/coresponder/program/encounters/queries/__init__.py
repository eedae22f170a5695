"""What can be read of encounters, each starting from what the reader may see."""
