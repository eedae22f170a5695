"""Opening a record in an emergency, closing it before its time, and reviewing it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.consent.persons import check_person
from coresponder.safeguards.emergencies.audit_events import CLOSED, OPENED, OPENING_READ, REVIEWED
from coresponder.safeguards.emergencies.models import Notice, Opening
from coresponder.safeguards.emergencies.queries import opening_seen_by, reviewers
from coresponder.safeguards.emergencies.rules import (
    OPENING_TRANSITIONS,
    Emergency,
    check_emergency,
    plain,
    review_due_on,
    state_of,
)
from coresponder.safeguards.emergencies.vocabulary import OpeningState, ReviewFinding
from coresponder.safeguards.permissions import Denied, Permission, check


@transaction.atomic
def open_in_emergency(*, person_id: UUID, emergency: Emergency, by: User) -> Opening:
    """Open named classes of one person's record for this account, from now until its hours are over.

    Every privacy officer of the program, those of the owning agencies among them, finds a notice at once.
    """
    check(by, Permission.OPEN_IN_EMERGENCY)
    check_person(person_id, by=by)
    check_emergency(emergency, by=by)
    opening = _opening(person_id, emergency, by)
    opening.save(force_insert=True)
    Notice.objects.bulk_create(Notice(opening=opening, to=each) for each in reviewers())
    details: dict[str, Detail] = {
        "opening": f"opening:{opening.pk}",
        "kind": emergency.kind.value,
        "classes": "+".join(opening.data_classes)[:80],
        "hours": emergency.hours,
    }
    record(OPENED, by=by, about=f"person:{person_id}", details=details)
    return opening


@transaction.atomic
def close_opening(*, opening: Opening, by: User) -> Opening:
    """Close it before its time: whoever opened it, or whoever reviews it. It opens nothing from this moment on."""
    opening = Opening.objects.select_for_update().get(pk=opening.pk)
    if opening.opened_by_id != by.pk:
        check(by, Permission.REVIEW_EMERGENCIES)
    now = timezone.now()
    OPENING_TRANSITIONS.check(current=state_of(opening, now), wanted=OpeningState.CLOSED)
    opening.closed_at, opening.closed_by = now, by
    opening.save(update_fields=["closed_at", "closed_by"])
    details = {"opening": f"opening:{opening.pk}"}
    record(CLOSED, by=by, about=f"person:{opening.person_id}", details=details)
    return opening


@transaction.atomic
def review_opening(*, opening: Opening, finding: ReviewFinding, note: str, by: User) -> Opening:
    """Sign the review of an opening that is over. Nobody reviews their own."""
    check(by, Permission.REVIEW_EMERGENCIES)
    opening = Opening.objects.select_for_update().get(pk=opening.pk)
    if opening.opened_by_id == by.pk:
        raise Denied("own_opening", "You opened this yourself, so somebody else has to review it.")
    now = timezone.now()
    OPENING_TRANSITIONS.check(current=state_of(opening, now), wanted=OpeningState.REVIEWED)
    if not note.strip():
        raise UsageError("no_note", "The note is missing. Say in a sentence what the finding rests on.")
    opening.finding, opening.review_note = finding, note.strip()
    opening.reviewed_by, opening.reviewed_at = by, now
    opening.save(update_fields=["finding", "review_note", "reviewed_by", "reviewed_at"])
    details = {"opening": f"opening:{opening.pk}", "finding": finding.value}
    record(REVIEWED, by=by, about=f"person:{opening.person_id}", details=details)
    return opening


@transaction.atomic
def read_opening(*, opening_id: UUID, by: User) -> Opening:
    """One opening with its reason, for whoever opened or reviews it; the notice of it counts as read."""
    opening = opening_seen_by(by, opening_id)
    Notice.objects.filter(opening=opening, to=by, read_at__isnull=True).update(read_at=timezone.now())
    record(OPENING_READ, by=by, about=f"opening:{opening.pk}", details={})
    return opening


def _opening(person_id: UUID, emergency: Emergency, by: User) -> Opening:
    now = timezone.now()
    return Opening(
        person_id=person_id,
        opened_by=by,
        kind=emergency.kind,
        threat_to=emergency.threat_to,
        data_classes=sorted(emergency.data_classes),
        reason=plain(emergency.reason),
        opened_at=now,
        closes_at=now + timedelta(hours=emergency.hours),
        review_due_on=review_due_on(timezone.localdate(now)),
    )
