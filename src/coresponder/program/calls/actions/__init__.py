"""The verbs of this app: receive, strip and store an export; say how it is read; decide what a call type means."""
