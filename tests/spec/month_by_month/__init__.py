"""Outcomes against the baseline, month by month: the assessment, the dashboard, the review meeting."""
