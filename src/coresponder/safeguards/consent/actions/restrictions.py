"""What a person wants kept from somebody: recording it, and lifting it again."""

from uuid import UUID

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.consent.audit_events import RESTRICTION_LIFTED, RESTRICTION_RECORDED
from coresponder.safeguards.consent.models import Restriction
from coresponder.safeguards.consent.persons import check_person
from coresponder.safeguards.consent.queries import restrictions_seen_by
from coresponder.safeguards.permissions import Permission, check

NO_REASON = "The reason is missing. Say in a sentence why, so that somebody else understands it later."


@transaction.atomic
def restrict_sharing(
    *, person_id: UUID, kept_from: Agency | None, data_class: str, reason: str, by: User
) -> Restriction:
    """Keep a class (empty: everything) from an agency (None: from every other), from now on."""
    check(by, Permission.RESTRICT_SHARING)
    check_person(person_id, by=by)
    if not reason.strip():
        raise UsageError("no_reason", NO_REASON)
    restriction = Restriction(person_id=person_id, kept_from=kept_from, data_class=data_class, recorded_by=by)
    restriction.reason = reason.strip()
    restriction.save(force_insert=True)
    details = {
        "restriction": f"restriction:{restriction.pk}",
        "data_class": data_class or "everything",
        "kept_from": f"agency:{kept_from.pk}" if kept_from else "every_other_agency",
    }
    record(RESTRICTION_RECORDED, by=by, about=f"person:{person_id}", details=details)
    return restriction


@transaction.atomic
def lift_restriction(*, restriction: Restriction, reason: str, by: User) -> Restriction:
    """The person no longer wants it kept from them. It stays on file with both reasons."""
    check(by, Permission.RESTRICT_SHARING)
    restriction = Restriction.objects.select_for_update().get(pk=restriction.pk)
    check_person(restriction.person_id, by=by)
    get_object_or_404(restrictions_seen_by(by, restriction.person_id), pk=restriction.pk)
    if not reason.strip():
        raise UsageError("no_reason", NO_REASON)
    if restriction.lifted_at is not None:
        raise StateError(
            "lifted_already", "This restriction was lifted before. Record a new one if it is needed again."
        )
    restriction.lifted_at, restriction.lifted_by, restriction.lift_reason = timezone.now(), by, reason.strip()
    restriction.save(update_fields=["lifted_at", "lifted_by", "lift_reason"])
    details = {"restriction": f"restriction:{restriction.pk}"}
    record(RESTRICTION_LIFTED, by=by, about=f"person:{restriction.person_id}", details=details)
    return restriction
