"""The forms of follow-up: working on one, episodes, rules, conferences, feedback."""
