"""What happened with a person, newest first, as far as the reader of the record may see it.

An app that keeps dated things about people makes its moments known:

    register(contacts_in)        # (record as it is seen) -> moments

A source is given what the reader sees and nothing else, so that a timeline shows nothing that the record does not. What
belongs to a moment that is seen and is itself closed stands there as closed, with the sentence; it does not vanish.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coresponder.program.people.models.part import PersonPart
from coresponder.program.people.queries.record import PersonRecord


class Lane(StrEnum):
    """What kind of thing a moment is; the value is what people read."""

    CALL = "calls"
    CONTACT = "contacts"
    SCREENING = "screenings"
    REFERRAL = "referrals"
    FOLLOW_UP = "follow-ups"
    PLAN = "response plans"
    CONSENT = "consents"
    NOTE = "notes"


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One thing that happened: when, what, by whom it is kept, where to read on, and what of it is closed and why.

    `counts_as_contact` is false for what the program did by itself, such as a follow-up call: it is no repeat.
    """

    at: datetime
    lane: Lane
    title: str
    words: str = ""
    kept_by: str = ""
    address: str = ""
    closed: tuple[str, ...] = ()
    counts_as_contact: bool = False


Source = Callable[[PersonRecord], Iterable[Moment]]
_sources: list[Source] = []
_contact_parts: list[type[PersonPart]] = []


def register(source: Source, *, contacts_from: type[PersonPart] | None = None) -> None:
    """Make a source of moments known, once; and the kind of parts that tell of contacts, if it tells of them."""
    if source not in _sources:
        _sources.append(source)
    if contacts_from is not None and contacts_from not in _contact_parts:
        _contact_parts.append(contacts_from)


def contact_parts() -> tuple[type[PersonPart], ...]:
    """The kinds of parts that have to be read to know how often somebody was met."""
    return tuple(_contact_parts)


def moments_of(seen: PersonRecord) -> list[Moment]:
    """Everything that happened and may be seen, newest first."""
    found = [moment for source in _sources for moment in source(seen)]
    return sorted(found, key=lambda moment: moment.at, reverse=True)


def contacts_since(moments: Iterable[Moment], since: datetime) -> int:
    """How many of them were contacts that count as repeats."""
    return sum(moment.counts_as_contact and moment.at >= since for moment in moments)
