"""The pages of safe keeping: rules and what is due, legal holds, disposals, certificates."""
