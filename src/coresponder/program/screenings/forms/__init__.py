"""The forms of screenings, steps, safety plans and instruments."""
