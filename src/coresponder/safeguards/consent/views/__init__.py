"""The pages about what a person agreed to, wants kept from somebody, and what was shared."""
