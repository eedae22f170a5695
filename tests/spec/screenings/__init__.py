"""Screenings: what may be asked, what comes out, what it asks for; and the safety plan."""
