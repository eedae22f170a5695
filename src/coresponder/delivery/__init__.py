"""How the program is reached: pages, commands, documents. Composition only; no rule lives here."""
