"""Seals: small signed statements about the trail, which can be kept where nobody who owns the database can reach them.

document    what a seal says, its signature, and the file that it is kept in (no Django)
proofs      that one event is among those that a seal covers (no Django)
keys        the key that signs, and the public keys that are believed
making      sealing what is not sealed yet; by the clock, by command, by the button on the page
"""
