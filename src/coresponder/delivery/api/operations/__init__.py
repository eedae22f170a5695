"""The operations, a module for each noun."""
