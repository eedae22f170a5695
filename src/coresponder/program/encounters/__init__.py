"""Encounters: a team meets a person. Each agency writes its own part; no part overwrites another."""
