"""How long it takes to find somebody among 400,000 people with encrypted names, and if it is the right one."""
