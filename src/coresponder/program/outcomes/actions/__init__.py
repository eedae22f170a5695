"""The verbs of this app: ask for a baseline, build it, freeze it, verify it, discard it."""
