"""Outcomes as they are read: what somebody may see, the first figure of each measure, its chart, its line."""
