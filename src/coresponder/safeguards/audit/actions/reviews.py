"""The weekly review: looking at what the rules found, and signing the week off."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.audit_events import FINDING_LOOKED_AT, WEEK_SIGNED_OFF
from coresponder.safeguards.audit.models import LookedAt, SignedWeek
from coresponder.safeguards.audit.queries.reviews import findings_in, is_signed
from coresponder.safeguards.audit.queries.seals import newest_seal
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.audit.reviewing.weeks import Week
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def look_at_finding(*, week_starts_on: date, finding: str, note: str, by: User) -> LookedAt:
    """Say of one finding that it was looked at, and what that came to."""
    check(by, Permission.REVIEW_AUDIT)
    week = Week(starts_on=week_starts_on)
    _check_open(week)
    if finding not in {each.key for each in findings_in(week)}:
        raise UsageError("no_such_finding", "There is no such finding in this week.", "Load the page again.")
    if not note.strip():
        raise UsageError("note_missing", "The note is missing.", "Say in a sentence what your look came to.")
    if LookedAt.objects.filter(week_starts_on=week.starts_on, finding=finding).exists():
        raise StateError("already_looked_at", "Somebody has looked at this already.", "What was noted stays.")
    looked = LookedAt(week_starts_on=week.starts_on, finding=finding, by=by, note=note.strip())
    looked.save()
    record(FINDING_LOOKED_AT, by=by, about=week.about, details={"finding": finding})
    return looked


@transaction.atomic
def sign_week_off(*, week_starts_on: date, by: User) -> SignedWeek:
    """Sign a week that is over, when every finding in it has been looked at. It cannot be taken back."""
    check(by, Permission.REVIEW_AUDIT)
    week = Week(starts_on=week_starts_on)
    _check_open(week)
    if not week.is_over(timezone.now()):
        raise StateError("week_not_over", "This week is not over yet.", "Sign it off when it is.")
    found = {each.key for each in findings_in(week)}
    looked = set(LookedAt.objects.filter(week_starts_on=week.starts_on).values_list("finding", flat=True))
    if waiting := len(found - looked):
        raise StateError(
            "findings_wait", f"{waiting} of this week’s findings wait to be looked at.", "Look at them first."
        )
    seal = newest_seal()
    signed = SignedWeek.objects.create(
        week_starts_on=week.starts_on, by=by, findings=len(found), seal_number=seal.number if seal else None
    )
    record(WEEK_SIGNED_OFF, by=by, about=week.about, details={"findings": len(found)})
    return signed


def _check_open(week: Week) -> None:
    if is_signed(week):
        raise StateError("week_signed_off", "This week is signed off.", "What was noted stays as it is.")
