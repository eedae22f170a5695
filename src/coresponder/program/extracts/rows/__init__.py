"""The rows of each table, out of what the apps keep."""
