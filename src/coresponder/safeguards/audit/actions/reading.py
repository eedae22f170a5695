"""Reading the trail is an event too: one for each view, with what was asked for, and none for each row."""

from collections.abc import Iterator

from django.db import transaction

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.audit_events import EVENT_READ, PROOF_DOWNLOADED, TRAIL_EXPORTED, TRAIL_READ
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.queries.events import TrailFilter, trail_for
from coresponder.safeguards.audit.queries.seals import proof_of
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.audit.seals.proofs import InclusionProof

ROWS_AT_A_TIME = 2000


@transaction.atomic
def read_trail(*, wanted: TrailFilter, before: int | None, most: int, by: User) -> list[AuditEvent]:
    """The newest events that are wanted, or those older than the event at `before`; at most `most`."""
    found = trail_for(by, wanted)
    if before is not None:
        found = found.filter(position__lt=before)
    _note(TRAIL_READ, wanted, {"before": before}, by=by)
    return list(found[:most])


@transaction.atomic
def read_event(*, position: int, by: User) -> AuditEvent:
    """One event with all its columns. Raises AuditEvent.DoesNotExist."""
    found = trail_for(by).get(position=position)
    record(EVENT_READ, by=by, about=f"event:{position}", details={}, person_id=found.person_id)
    return found


@transaction.atomic
def hand_out_proof(*, position: int, by: User) -> InclusionProof | None:
    """The proof that a seal covers an event, to be handed to somebody; None while it waits to be sealed."""
    found = trail_for(by).get(position=position)
    proof = proof_of(found)
    if proof is not None:
        record(PROOF_DOWNLOADED, by=by, about=f"event:{position}", details={}, person_id=found.person_id)
    return proof


@transaction.atomic
def export_trail(*, wanted: TrailFilter, by: User) -> Iterator[AuditEvent]:
    """The wanted events, oldest first, as they were when it was asked for; the export itself is not among them."""
    found = trail_for(by, wanted).order_by("position")
    last = AuditEvent.objects.order_by("-position").values_list("position", flat=True).first() or 0
    _note(TRAIL_EXPORTED, wanted, {"events": found.count()}, by=by)
    return found.filter(position__lte=last).iterator(chunk_size=ROWS_AT_A_TIME)


def _note(event: str, wanted: TrailFilter, more: dict[str, Detail], *, by: User) -> None:
    given = wanted.given()
    details: dict[str, Detail] = {"filter": "+".join(given) or "everything", **given, **more}
    record(event, by=by, about="trail", details=details, person_id=wanted.person)
