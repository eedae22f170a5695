"""Outcomes: baselines, what every data set says of the measures, and the reviews that are held over them."""
