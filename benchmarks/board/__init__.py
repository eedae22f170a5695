"""How soon an open board shows what happened, and how it holds when a county's worst hour comes ten times over."""
