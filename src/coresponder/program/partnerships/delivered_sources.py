"""What the program itself knows of what an agency delivered, asked of every app that knows something.

Partnerships lie below the apps that know, so those register a source in their AppConfig:

    delivered_sources.register(Source(key="shifts", title="shifts worked", kinds=(Promised.OFFICER_HOURS,), ask=hours))

`ask` is given the commitment's kind, the agency, and the first and last instant; it answers with an amount in the unit
of the kind, or None where nothing is known of that stretch. `newest`, where a source has it, tells when the newest
arrival of the stretch was. Without a source the amount is entered, with where it is
known from.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from coresponder.program.partnerships.vocabulary.commitments import Promised

Ask = Callable[[Promised, int, datetime, datetime], Decimal | None]
Newest = Callable[[int, datetime, datetime], datetime | None]


def _never(agency_id: int, from_at: datetime, to_at: datetime) -> datetime | None:
    """No single arrival is known."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """Who knows, what about, and how it is called on the page."""

    key: str
    title: str
    kinds: tuple[Promised, ...]
    ask: Ask
    newest: Newest = _never


_registered: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a source known; one of the same key takes its place."""
    _registered[source.key] = source


def forget(key: str) -> None:
    """Take a source away again."""
    _registered.pop(key, None)


def source_for(kind: Promised) -> Source | None:
    """The first source that knows about this kind of promise."""
    return next((each for each in _registered.values() if kind in each.kinds), None)
