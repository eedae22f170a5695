"""One item among everything that was said before: what is known of the call now, and what is kept of how it came."""

import json
from typing import Any

from coresponder.kernel.content_hash import canonical_json
from coresponder.program.calls.intake.items import Arrival, Item, Refusal, Settled
from coresponder.program.calls.intake.judging import judged, reported
from coresponder.program.calls.intake.merging import settle_merges
from coresponder.program.calls.intake.places import place_token
from coresponder.program.calls.intake.relating import join_those_who_wait, note_relations
from coresponder.program.calls.knowing import Observation, Picture, Standing, standing_of
from coresponder.program.calls.knowing.picture import picture_of
from coresponder.program.calls.models import Call, CallVersion, Document
from coresponder.program.calls.vocabulary import DocumentOutcome
from coresponder.safeguards.encryption.fields import open_together

# What a call and a picture have in common, name by name.
SAME = (
    "state", "received_at", "closed_at", "type_code", "type_text", "initial_type", "priority", "source", "place_text",
    "place_type", "beat", "latitude", "longitude", "narrative", "language", "age_band", "disposition", "is_contested",
    "source_clock_at",
)  # fmt: skip


def observations_of(call: Call) -> list[Observation]:
    """Everything that was ever said of a call."""
    versions = list(call.versions.all())
    open_together(versions)
    return [Observation.from_json(json.loads(each.said)) for each in versions]


def settle(item: Item, arrival: Arrival) -> Settled:
    """Take up what a document says. The caller holds the source, and has seen that the document is not known."""
    call = Call.objects.filter(feed=arrival.source, source_incident_id=item.incident_id).first()
    before = observations_of(call) if call else []
    standing = standing_of([*before, item.observation])
    picture = picture_of([*before, item.observation])
    outcome = _outcome(item, before, standing)
    call = _call(call, item, picture, arrival)
    _keep(call, item, picture, outcome, arrival)
    changed = {call.pk, *_related(call, standing, is_new=not before)}
    return Settled(outcome=outcome.value, call_id=call.pk, changed=frozenset(changed))


def keep_refusal(refusal: Refusal, arrival: Arrival) -> Document:
    """Keep that something could not be read, and why; of what it was, a fingerprint alone."""
    return Document.objects.create(
        feed=arrival.feed,
        channel=arrival.channel,
        sha256=refusal.sha256,
        file_sha256=arrival.file_sha256,
        row_number=refusal.row_number,
        received_at=arrival.received_at,
        received_by=arrival.by,
        outcome=DocumentOutcome.REFUSED,
        problem_code=refusal.code,
        problem_sentence=refusal.sentence,
    )


def _outcome(item: Item, before: list[Observation], standing: Standing) -> DocumentOutcome:
    if not before:
        return DocumentOutcome.NEW_CALL
    if any(each.key in standing.contested for each in item.observation.registers):
        return DocumentOutcome.CONTESTED
    is_late = item.observation.at < max(each.at for each in before)
    return DocumentOutcome.LATE if is_late else DocumentOutcome.NEW_VERSION


def _call(call: Call | None, item: Item, picture: Picture, arrival: Arrival) -> Call:
    """The call as it is known now, stored."""
    if call is None:
        call = Call(feed=arrival.source, source_incident_id=item.incident_id, version=0)
    for name in SAME:
        setattr(call, name, getattr(picture, name))
    for name, value in _made_of(picture, item, arrival).items():
        setattr(call, name, value)
    call.version += 1
    call.save()
    return call


def _made_of(picture: Picture, item: Item, arrival: Arrival) -> dict[str, Any]:
    """What a call has that a picture does not: the meaning of its type, the token of its place."""
    judgement = judged(arrival.rules, picture)
    return {
        "event_number": (picture.event_number or _number_in(item.incident_id))[:80],
        "merged_into": None,
        "category": judgement.category,
        "nexus": judgement.nexus,
        "nexus_rule": judgement.rule,
        "nexus_reason": judgement.reason,
        "place_token": place_token(picture),
        "changed_at": arrival.received_at,
        **reported(picture, judgement),
    }


def _number_in(incident_id: str) -> str:
    """What people can read of an id of the world, such as urn:emergency:uid:incidentid:a56e556d871:example.org."""
    parts = incident_id.split(":")
    return parts[4] if len(parts) > 4 and parts[0] == "urn" else incident_id


def _keep(call: Call, item: Item, picture: Picture, outcome: DocumentOutcome, arrival: Arrival) -> None:
    """Keep the document, and what was known once it had come."""
    document = Document.objects.create(
        feed=arrival.feed,
        call=call,
        channel=arrival.channel,
        payload=item.text,
        sha256=item.sha256,
        file_sha256=arrival.file_sha256,
        row_number=item.row_number,
        received_at=arrival.received_at,
        received_by=arrival.by,
        outcome=outcome,
    )
    meaning = {name: getattr(call, name) for name in ("category", "nexus", "weapon", "violence", "medical", "suicide")}
    CallVersion.objects.create(
        call=call,
        number=call.version,
        document=document,
        payload_sha256=item.sha256,
        said=canonical_json(item.observation.to_json()),
        known=canonical_json({**picture.to_json(), **meaning}),
        source_clock_at=item.observation.at,
        received_at=arrival.received_at,
        is_late=outcome == DocumentOutcome.LATE,
        is_contested=outcome == DocumentOutcome.CONTESTED,
    )


def _related(call: Call, standing: Standing, *, is_new: bool) -> set[Any]:
    """The other calls that look different now, because one was merged into another or taken apart."""
    waiting = join_those_who_wait(call) if is_new else []
    note_relations(call, standing)
    return settle_merges([call.pk, *waiting])
