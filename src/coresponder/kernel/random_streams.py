"""Named random streams: one more draw in one place never moves a result in another."""

import hashlib

import numpy as np


def named_stream(name: str, seed: int = 0) -> np.random.Generator:
    """A random generator that belongs to `name`; the same name and seed always give the same draws."""
    digest = hashlib.sha256(f"{seed}:{name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:16], "big"))
