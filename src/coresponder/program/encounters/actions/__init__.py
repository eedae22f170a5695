"""The verbs: filing, drafting, reviewing, adding, linking."""
