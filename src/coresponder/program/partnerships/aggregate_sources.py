"""Counts for champions and the advisory board, asked of every app that has any.

    aggregate_sources.register(calls_answered)       # (from_at, to_at) -> the tables

Partnerships lie below the apps that know. A source hands over whole counts with their sum; what is small is withheld
here, once for all of them, before anything is kept or shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Counts:
    """One table of counts. `is_sensitive`: a small number could point at a person. `key` is the same every quarter."""

    key: str
    title: str
    sentence: str
    of: str
    rows: tuple[tuple[str, int], ...]
    is_sensitive: bool = True


Source = Callable[[datetime, datetime], Iterable[Counts]]

_registered: list[Source] = []


def register(source: Source) -> None:
    """Make a source known, once."""
    if source not in _registered:
        _registered.append(source)


def forget(source: Source) -> None:
    """Take a source away again."""
    _registered.remove(source)


def counts_between(from_at: datetime, to_at: datetime) -> list[Counts]:
    """What every source counts between two instants."""
    return [counts for source in _registered for counts in source(from_at, to_at)]
