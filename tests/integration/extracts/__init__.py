"""The pages and the command of releases."""
