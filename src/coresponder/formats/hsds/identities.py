"""Ids for rows that have no UUID: derived (RFC 9562, version 5), so that each reading gives the same."""

import json
from functools import cache
from typing import Any
from uuid import UUID, uuid5

NAMESPACE = UUID("5b1f0f0e-6f0a-5c0e-8a47-0d2e5f6f7a10")


@cache
def namespace_of(source_key: str) -> UUID:
    """The namespace of one source: the row 136 of one directory is another one's 136 no more."""
    return uuid5(NAMESPACE, source_key)


def as_uuid(text: str) -> str | None:
    """The id in the usual writing if it is a UUID."""
    try:
        return str(UUID(text)) if len(text) >= 32 else None
    except ValueError:
        return None


def from_original(namespace: UUID, table: str, original: str) -> str:
    """The id of the row that its source calls `original`."""
    return str(uuid5(namespace, f"{table}:{original}"))


def from_content(namespace: UUID, table: str, row: dict[str, Any], occurrence: int) -> str:
    """The id of a row without one: what it says, and how many before it say the same."""
    content = json.dumps(row, sort_keys=True, ensure_ascii=False, default=str)
    return str(uuid5(namespace, f"{table}={content}#{occurrence}"))
