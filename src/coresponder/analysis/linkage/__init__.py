"""Finding the person who is meant: spellings, sounds, nicknames, and which records may be of the same person.

`spelling` says what a name is found by · `nicknames` which names stand for each other · `ranking` which of a few
candidates is meant · `comparing` how two records are compared · `matching` which pairs of many may be the same.
Nothing here decides: a person does.
"""
