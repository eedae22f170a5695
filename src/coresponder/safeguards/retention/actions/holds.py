"""Placing and lifting legal holds."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.retention.audit_events import HOLD_COPIED, HOLD_LIFTED, HOLD_PLACED
from coresponder.safeguards.retention.categories import CATEGORIES
from coresponder.safeguards.retention.models import LegalHold

# Whoever places a hold waits for the item that is being disposed of; the next item sees the hold.
HOLDS_LOCK = 7_201_911_989


@transaction.atomic
def place_hold(*, person_id: UUID | None, category: str, reason: str, by: User) -> LegalHold:
    """From now on nothing about the person, or of the category, or both together, is disposed of."""
    check(by, Permission.MANAGE_RETENTION)
    if person_id is None and not category:
        raise UsageError("hold_on_nothing", "The hold names neither a person nor a category.", "Choose one or both.")
    if category and category not in CATEGORIES:
        raise UsageError("no_such_category", "There is no such category of records.", "Choose one from the list.")
    if not reason.strip():
        raise UsageError("hold_without_reason", "The hold has no reason.", "Name the case or letter that asks for it.")
    wait_for_disposals()
    hold = LegalHold.objects.create(person_id=person_id, category=category, reason=reason, placed_by=by)
    record(HOLD_PLACED, by=by, about=f"hold:{hold.pk}", details={"person_id": _token(person_id), "category": category})
    return hold


@transaction.atomic
def hold_both(*, joined: UUID, taken_out: UUID, placed_since: datetime, by: User) -> list[LegalHold]:
    """A hold that was placed while two records were one keeps both of them after they are taken apart.

    Whoever placed it could not know of which of the two it would have to hold. They answer for both, and can lift each.
    """
    wait_for_disposals()
    holds = LegalHold.objects.filter(person_id=joined, lifted_at=None, placed_at__gt=placed_since)
    return [_copied(hold, taken_out, by=by) for hold in holds.order_by("placed_at", "pk")]


@transaction.atomic
def lift_hold(*, hold: LegalHold, by: User) -> LegalHold:
    """The hold holds no more. What it covered may fall due with the next dry run."""
    check(by, Permission.MANAGE_RETENTION)
    hold = LegalHold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted_at is not None:
        raise StateError("hold_is_lifted", "This hold was lifted already.", "Nothing was changed.")
    hold.lifted_by, hold.lifted_at = by, timezone.now()
    hold.save(update_fields=["lifted_by", "lifted_at"])
    record(HOLD_LIFTED, by=by, about=f"hold:{hold.pk}", details={})
    return hold


def _copied(hold: LegalHold, person_id: UUID, *, by: User) -> LegalHold:
    copy = LegalHold.objects.create(
        person_id=person_id, category=hold.category, reason=hold.reason, placed_by=hold.placed_by
    )
    record(HOLD_COPIED, by=by, about=f"hold:{copy.pk}", details={"from_hold": f"hold:{hold.pk}"})
    return copy


def wait_for_disposals() -> None:
    """No item is being disposed of until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [HOLDS_LOCK])


def wait_for_holds() -> None:
    """No hold is being placed until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [HOLDS_LOCK])


def _token(person_id: UUID | None) -> str | None:
    return str(person_id) if person_id else None
