"""How often the intervals of the dashboard hold the truth, over 2,000 counties of realistic size."""
