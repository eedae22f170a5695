"""Screenings by instruments whose owners allow it, what a positive one asks for, and safety plans."""
