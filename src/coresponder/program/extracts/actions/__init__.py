"""Asking for releases, making and handing them out; noting what changed in recording."""
