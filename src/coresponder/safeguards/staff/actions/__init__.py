"""The verbs of this app: invite, accept, act for, end, close, release, review."""
