"""Fixtures for the browser."""
