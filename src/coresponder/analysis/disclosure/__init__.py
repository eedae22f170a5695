"""Small numbers: what a publication must not show, and must not let anybody work out."""
