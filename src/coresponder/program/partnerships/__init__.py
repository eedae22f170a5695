"""Who builds the program together: the planning team, what each partner promised, agreements, and goals."""
