"""How long it takes to file a part and to open a person's page, beside very many encounters."""
