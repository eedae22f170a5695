"""The pages of screenings, steps, safety plans and instruments."""
