"""The verbs of this app: wrap keys anew, give a person a fresh key, export everything, note a backup."""
