"""Beginning from a model."""
