"""What would tell who somebody is, or what was said in confidence, is stored encrypted: AES-256-GCM in envelopes.

Every person has a key of their own (a data key), stored wrapped by a key of the operator's that lies outside the
database. A row that is moved or copied to another place does not open there. A person whose data key is destroyed
cannot be read again, except from a backup that is older and whose operator's key still exists; see
docs/explanation/encryption.md.

The way through: `envelope` seals bytes · `keys` wraps and hands out data keys · `fields` is what models use ·
`rotating` wraps data keys anew, gives a person a fresh one, and destroys one · `module` says what does the arithmetic.
"""
