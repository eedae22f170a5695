"""How an encounter is written once, in parts, and what becomes of it."""
