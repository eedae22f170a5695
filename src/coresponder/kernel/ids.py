"""Ids that are made where something is born, so that sending it twice makes it once."""

import secrets
import time
from uuid import UUID

NAMESPACE_OF_ENCOUNTERS = UUID("6f0d3e0a-5c7b-5b9e-9d0b-2c3a7f1e8d41")


def uuid7(at_milliseconds: int | None = None) -> UUID:
    """An id that begins with the moment of its birth (RFC 9562, version 7); the rest is chance."""
    born = time.time_ns() // 1_000_000 if at_milliseconds is None else at_milliseconds
    value = (born & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)
