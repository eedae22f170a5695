"""The forms of costs: a record, a file, an effect, a scenario."""
