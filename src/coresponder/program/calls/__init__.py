"""Calls for service: from a CAD export to reviewed calls."""
