"""The desk pages of encounters, without a browser."""
