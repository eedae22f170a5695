"""What a call says of others: merged, split, linked. The other may not have come yet; it is joined when it does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from coresponder.formats.eido.model import Relation
from coresponder.formats.eido.vocabulary import REPLACED, REPLACING, SPLIT, UNLINK
from coresponder.program.calls.intake.by_hand import MERGE
from coresponder.program.calls.knowing import Standing
from coresponder.program.calls.knowing.eido_facts import situation_of
from coresponder.program.calls.models import Call, CallRelation
from coresponder.program.calls.vocabulary import RelationKind

KINDS = {REPLACING: RelationKind.TOOK_IN, REPLACED: RelationKind.MERGED, SPLIT: RelationKind.SPLIT}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One relation as it is told now."""

    kind: RelationKind
    to_incident_id: str
    since_at: datetime
    to_call_id: UUID | None = None
    is_over: bool = False


def note_relations(call: Call, standing: Standing) -> None:
    """Store what a call says of others now; what it no longer says has ended."""
    told = {(each.kind, each.to_incident_id): each for each in sorted(_told(call, standing), key=_since)}
    stored = {(RelationKind(each.kind), each.to_incident_id): each for each in call.relations.all()}
    for key in told.keys() | stored.keys():
        _store(call, stored.get(key), told.get(key), at=standing.newest_at)


def join_those_who_wait(call: Call) -> list[UUID]:
    """Join the relations that name a call which has just come; the calls that named it."""
    waiting = CallRelation.objects.filter(
        to_call=None, to_incident_id=call.source_incident_id, from_call__feed_id=call.feed_id
    )
    found = list(waiting.values_list("from_call_id", flat=True))
    if found:
        waiting.update(to_call=call)
    return found


def _since(told: Told) -> datetime:
    return told.since_at


def _store(call: Call, stored: CallRelation | None, told: Told | None, *, at: datetime) -> None:
    if told is None:
        if stored is not None and stored.ended_at is None:
            stored.ended_at = at
            stored.save(update_fields=["ended_at"])
        return
    relation = stored or CallRelation(from_call=call, kind=told.kind, to_incident_id=told.to_incident_id)
    relation.to_call_id = told.to_call_id or relation.to_call_id or _named(call, told.to_incident_id)
    relation.since_at = told.since_at
    relation.ended_at = told.since_at if told.is_over else None
    relation.save()


def _named(call: Call, incident_id: str) -> UUID | None:
    """The call of the same source with this id, if it has come."""
    found = Call.objects.filter(feed_id=call.feed_id, source_incident_id=incident_id)
    return found.values_list("pk", flat=True).first()


def _told(call: Call, standing: Standing) -> Iterator[Told]:
    """Everything that stands about others; nothing of a call to itself."""
    situation = situation_of(standing.of_eido)
    for each in situation.merges:
        if each.other_incident_id != call.source_incident_id:
            yield _of(KINDS[each.direction], each)
    for each in situation.links:
        if each.other_incident_id != call.source_incident_id:
            yield _of(RelationKind.LINKED, each, is_over=each.direction == UNLINK)
    by_hand = standing.by_hand(MERGE)
    if by_hand is not None and by_hand.value is not None:
        yield Told(
            kind=RelationKind.MERGED,
            to_incident_id=by_hand.value["incident_id"],
            to_call_id=UUID(by_hand.value["call_id"]),
            since_at=by_hand.at,
        )


def _of(kind: RelationKind, said: Relation, *, is_over: bool = False) -> Told:
    return Told(kind=kind, to_incident_id=said.other_incident_id, since_at=said.said_at, is_over=is_over)
