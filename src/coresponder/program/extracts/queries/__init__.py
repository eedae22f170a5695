"""Reading the ledger of releases and the log of changes."""
