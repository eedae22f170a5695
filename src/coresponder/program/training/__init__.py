"""Training and staffing: curricula, sessions, certificates, positions, supervision, and support after hard calls."""
