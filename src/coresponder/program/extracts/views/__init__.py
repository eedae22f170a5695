"""The pages of releases and of changes in recording."""
