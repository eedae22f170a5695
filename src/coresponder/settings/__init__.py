"""The situations in which the program runs: demo, tests, production. Each is one file over `base`."""
