"""Taking a call: what to ask, and 988."""
