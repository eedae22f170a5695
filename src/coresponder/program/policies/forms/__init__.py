"""The forms of the manual."""
