"""What may be put in use, who may ask, and when."""
