"""Information-sharing agreements as data: one in force opens records by its terms, until its last day is over."""
