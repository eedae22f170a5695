"""Response plans: what helps a person in crisis, what makes it worse, whom to call. Guidance, never diagnosis."""
