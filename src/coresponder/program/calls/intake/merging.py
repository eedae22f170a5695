"""Which call is part of which, once another has been heard: for every call that the news concerns, anew."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from coresponder.program.calls.knowing import Observation, picture_of
from coresponder.program.calls.knowing.picture import Picture
from coresponder.program.calls.knowing.relations import Merge, Release, merged_into
from coresponder.program.calls.models import Call, CallRelation
from coresponder.program.calls.vocabulary import CallState, RelationKind
from coresponder.safeguards.encryption.fields import open_together

KINDS = (RelationKind.MERGED, RelationKind.TOOK_IN, RelationKind.SPLIT)


def settle_merges(concerned: Iterable[UUID]) -> set[UUID]:
    """Set which call is merged into which among these and all that hang together with them; those that changed."""
    ids, relations = _hanging_together(set(concerned))
    if not relations:
        return set()
    calls = {call.pk: call for call in Call.objects.filter(pk__in=ids).select_for_update().order_by("pk")}
    children = {call_id for relation in relations for call_id in _children(relation)}
    pictures = {call_id: _picture(calls[call_id]) for call_id in children}
    opened = [
        Release(child=call_id, apart_from=None, at=picture.reopened_at)
        for call_id, picture in pictures.items()
        if picture.reopened_at is not None
    ]
    held = merged_into([m for each in relations for m in _merges(each)], [*opened, *_releases(relations)])
    return {call_id for call_id in children if _set(calls[call_id], held.get(call_id), pictures[call_id])}


def _hanging_together(ids: set[UUID]) -> tuple[set[UUID], list[CallRelation]]:
    """Every call that is joined to one of these by a merge or a split, step by step, and the relations between them."""
    found: dict[int, CallRelation] = {}
    new = ids
    while new:
        joined = CallRelation.objects.filter(
            Q(from_call__in=new) | Q(to_call__in=new), kind__in=KINDS, ended_at=None, to_call__isnull=False
        ).exclude(pk__in=found)
        found |= {relation.pk: relation for relation in joined}
        reached = {end for relation in joined for end in (relation.from_call_id, relation.to_call_id)}
        new = {end for end in reached if end is not None} - ids
        ids = ids | new
    return ids, list(found.values())


def _children(relation: CallRelation) -> set[UUID]:
    """The calls that the relation may merge or take apart."""
    return {end for end in (relation.from_call_id, relation.to_call_id) if end is not None}


def _merges(relation: CallRelation) -> list[Merge]:
    """The claim that a relation makes, if it is one of merging."""
    speaker, other = relation.from_call_id, relation.to_call_id
    if other is None or relation.kind == RelationKind.SPLIT:
        return []
    child, parent = (speaker, other) if relation.kind == RelationKind.MERGED else (other, speaker)
    return [Merge(child=child, parent=parent, at=relation.since_at)]


def _releases(relations: Iterable[CallRelation]) -> list[Release]:
    return [
        Release(child=each.from_call_id, apart_from=each.to_call_id, at=each.since_at)
        for each in relations
        if each.kind == RelationKind.SPLIT
    ]


def _picture(call: Call) -> Picture:
    versions = list(call.versions.all())
    open_together(versions)
    return picture_of([Observation.from_json(json.loads(each.said)) for each in versions])


def _set(call: Call, merge: Merge | None, picture: Picture) -> bool:
    """Let the call be part of another, or stand by itself as its own source says; whether anything changed."""
    state, closed_at = _own(picture) if merge is None else (CallState.MERGED.value, merge.at)
    parent = merge.parent if merge else None
    if (call.state, call.closed_at, call.merged_into_id) == (state, closed_at, parent):
        return False
    call.state, call.closed_at, call.merged_into_id = state, closed_at, parent
    call.save(update_fields=["state", "closed_at", "merged_into"])
    return True


def _own(picture: Picture) -> tuple[str, datetime | None]:
    return picture.state, picture.closed_at
