"""What would tell who somebody is, or what was said in confidence, is stored encrypted: AES-256-GCM in envelopes.

Every person has a key of their own (a data key), stored wrapped by a key of the operator's that lies outside the
database. A row that is moved or copied to another place does not open there; a person whose data key is destroyed is
forgotten in every backup as well.
"""
