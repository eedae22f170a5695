"""Attempts, hand-offs, stops and episodes, for the timeline of a person. None of them counts as a contact."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from coresponder.program.follow_up.models import AgendaItem, Attempt, Episode, FollowUp
from coresponder.program.follow_up.vocabulary import CloseReason, ConferenceDecision, FollowUpState, StopReason
from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.people.timeline import Lane, Moment
from coresponder.safeguards.access.parts import RecordPart


def follow_ups_in(seen: PersonRecord) -> Iterable[Moment]:
    """What the program did by itself, as far as the reader may see it."""
    if seen.record.is_masked:
        return
    for shown in seen.record.shown:
        yield from _moments(shown.part, seen)


def _moments(part: RecordPart, seen: PersonRecord) -> Iterable[Moment]:
    if isinstance(part, Attempt) and part.holds and part.encounter_id is None:
        yield Moment(at=part.made_at, title=part.title, **_of(part, seen))
    elif isinstance(part, FollowUp):
        yield from _ends(part, seen)
    elif isinstance(part, Episode):
        yield from _episode(part, seen)
    elif isinstance(part, AgendaItem) and part.discussed_at is not None:
        decided = ConferenceDecision(part.decision).label
        yield Moment(at=part.discussed_at, title="Case conference", words=decided, **_of(part, seen))


def _ends(part: FollowUp, seen: PersonRecord) -> Iterable[Moment]:
    if part.state == FollowUpState.HANDED_OVER and part.handed_over_at is not None:
        words = f"{part.receiver_name}, {part.receiver_organization}"
        yield Moment(at=part.handed_over_at, title="Handed over warmly", words=words, **_of(part, seen))
    if part.state == FollowUpState.STOPPED:
        words = StopReason(part.stop_reason).label
        yield Moment(at=part.changed_at, title="Follow-up stopped", words=words, **_of(part, seen))


def _episode(part: Episode, seen: PersonRecord) -> Iterable[Moment]:
    yield Moment(at=part.opened_at, title="Episode of care opened", **_of(part, seen))
    if part.closed_at is not None:
        words = CloseReason(part.close_reason).label
        yield Moment(at=part.closed_at, title="Episode of care closed", words=words, **_of(part, seen))


def _of(part: Attempt | FollowUp | Episode | AgendaItem, seen: PersonRecord) -> dict[str, Any]:
    address = reverse("follow_up:of_person", args=[seen.person.pk])
    return {"lane": Lane.FOLLOW_UP, "kept_by": part.owner_agency.name, "address": address}
