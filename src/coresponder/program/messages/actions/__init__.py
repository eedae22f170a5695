"""Having a message written, and what becomes of it."""
