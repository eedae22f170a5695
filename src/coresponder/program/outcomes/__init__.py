"""Outcomes: baselines now; targets, studies and reports later."""
