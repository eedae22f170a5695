"""Reading the trail, its seals, and what was said to its weeks."""
