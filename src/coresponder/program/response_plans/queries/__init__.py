"""Reading response plans."""
