"""The pages on which an agreement is negotiated."""
