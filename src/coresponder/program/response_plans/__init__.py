"""Response plans: what helps a person in crisis first, what makes it worse, and whom to call. Guidance, never diagnosis."""
