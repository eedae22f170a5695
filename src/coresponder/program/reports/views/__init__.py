"""The pages of this app, for those who work on reports and for everybody."""
