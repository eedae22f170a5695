"""The verbs of this app: place and lift a hold; ask for a disposal, approve or refuse it, carry it out."""
