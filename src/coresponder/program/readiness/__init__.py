"""How ready the program is, phase by phase, asked of what is really in it; and the yearly self-assessment."""
