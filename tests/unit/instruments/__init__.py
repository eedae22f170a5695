"""Screening instruments: packs, scores, and the two places in which they are computed."""
