"""How one audit event is tied to the one before it: the hash over its columns and the hash before it.

Version 1 covered who, what, about what and when. Version 2 covers also the agency, the session, the source address,
the outcome, the purpose and the person, which the CJIS Security Policy (AU-3) asks for. A row says which version it
is; what a version does not cover has to be empty, so that nothing can be put into it unnoticed.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from coresponder.kernel.content_hash import content_sha256

# What the first event names as the hash before it.
BEGINNING = "0" * 64

VERSION = 2

# What the columns hold that came with version 2, in a row that is older.
EMPTY_BEFORE_2: Mapping[str, object] = {
    "agency_id": None,
    "session_reference": "",
    "source_address": "",
    "outcome": "done",
    "purpose": "",
    "person_id": None,
}


class ChainedRow(Protocol):
    """A row of the trail, as a model or as a plain tuple with names."""

    @property
    def position(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def by_id(self) -> int: ...
    @property
    def by_role(self) -> str: ...
    @property
    def agency_id(self) -> int | None: ...
    @property
    def session_reference(self) -> str: ...
    @property
    def source_address(self) -> str: ...
    @property
    def event(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def person_id(self) -> UUID | None: ...
    @property
    def details(self) -> Any: ...
    @property
    def previous_hash(self) -> str: ...
    @property
    def hash(self) -> str: ...


COLUMNS = tuple(name for name in vars(ChainedRow) if not name.startswith("_"))


def hash_of(row: ChainedRow) -> str:
    """The hash that the row must carry, from what stands in its other columns. "" for a version that nobody knows."""
    covered = covered_by(row)
    return content_sha256(covered) if covered else ""


def covered_by(row: ChainedRow) -> dict[str, Any]:
    """What the hash covers, in plain values; empty for an unknown version, and where something stands beside it."""
    if row.version == 1:
        beside = any(getattr(row, name) != empty for name, empty in EMPTY_BEFORE_2.items())
        return {} if beside else _first(row)
    return _second(row) if row.version == VERSION else {}


def _first(row: ChainedRow) -> dict[str, Any]:
    return {
        "position": row.position,
        "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by_id": row.by_id,
        "by_role": row.by_role,
        "event": row.event,
        "about": row.about,
        "details": row.details,
        "previous_hash": row.previous_hash,
    }


def _second(row: ChainedRow) -> dict[str, Any]:
    return _first(row) | {
        "version": row.version,
        "agency_id": row.agency_id,
        "session_reference": row.session_reference,
        "source_address": row.source_address,
        "outcome": row.outcome,
        "purpose": row.purpose,
        "person_id": str(row.person_id) if row.person_id else None,
    }
