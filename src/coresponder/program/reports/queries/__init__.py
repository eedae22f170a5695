"""Reports as far as somebody may see them."""
