"""What people do with consents, restrictions and the ledger: each one transaction, with one event."""
