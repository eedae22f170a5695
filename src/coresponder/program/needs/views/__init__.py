"""The pages of needs and supply."""
