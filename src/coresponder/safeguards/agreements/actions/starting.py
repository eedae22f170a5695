"""What the calendar does to agreements: the first day comes, the last day passes. No permission: nobody decides it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.actions.locking import about, locked
from coresponder.safeguards.agreements.audit_events import AGREEMENT_IN_FORCE, AGREEMENT_OVER, AGREEMENT_REPLACED
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.rules import AGREEMENT_TRANSITIONS, has_begun, is_over
from coresponder.safeguards.agreements.vocabulary import SIGNED_BY_ALL, AgreementState
from coresponder.safeguards.audit.recording import record

LAST_DAY_PASSED = "Its last day has passed."
REPLACED = "Another agreement between the parties took its place."


def keep_to_the_days(*, at: datetime | None = None) -> tuple[int, int]:
    """Bring into force what begins today, end what is over; say how many of each. Twice does no more than once."""
    today = timezone.localdate(at or timezone.now())
    begun = [
        come_into_force(agreement=each, at=at) for each in _due(AgreementState.SIGNED) if has_begun(each, today=today)
    ]
    over = [note_last_day(agreement=each, at=at) for each in _due(*SIGNED_BY_ALL) if is_over(each, today=today)]
    return sum(begun), sum(over)


def start_if_begun(agreement: Agreement, *, by: User) -> Agreement:
    """After the last signature: in force at once, where the first day has come already."""
    if agreement.state == AgreementState.SIGNED and has_begun(agreement, today=timezone.localdate()):
        _into_force(agreement, by=by)
    return agreement


@transaction.atomic
def come_into_force(*, agreement: Agreement, at: datetime | None = None) -> bool:
    """The first day of a signed agreement has come. Whoever signed last stands in the trail. False when not so."""
    agreement = locked(agreement)
    today = timezone.localdate(at or timezone.now())
    begun = has_begun(agreement, today=today) and not is_over(agreement, today=today)
    if agreement.state != AgreementState.SIGNED or not begun:
        return False
    _into_force(agreement, by=_who_signed_last(agreement))
    return True


@transaction.atomic
def note_last_day(*, agreement: Agreement, at: datetime | None = None) -> bool:
    """The last day has passed. What it opened closed then already; this writes it down. False when not so."""
    agreement = locked(agreement)
    if agreement.state not in SIGNED_BY_ALL or not is_over(agreement, today=timezone.localdate(at or timezone.now())):
        return False
    _ended(agreement, LAST_DAY_PASSED)
    record(AGREEMENT_OVER, by=agreement.drafted_by, about=about(agreement), details={})
    return True


def _into_force(agreement: Agreement, *, by: User) -> None:
    AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.IN_FORCE)
    agreement.state, agreement.in_force_at = AgreementState.IN_FORCE, timezone.now()
    agreement.save()
    record(AGREEMENT_IN_FORCE, by=by, about=about(agreement), details={})
    if agreement.replaces_id is not None:
        _replace(Agreement.objects.get(pk=agreement.replaces_id), agreement, by=by)


def _replace(older: Agreement, newer: Agreement, *, by: User) -> None:
    """Two versions never hold at once: what the newer one leaves out is closed."""
    if older.state not in SIGNED_BY_ALL:
        return
    _ended(older, REPLACED)
    record(AGREEMENT_REPLACED, by=by, about=about(older), details={"replacement": about(newer)})


def _ended(agreement: Agreement, reason: str) -> None:
    AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.ENDED)
    agreement.state, agreement.stopped_at, agreement.stop_reason = AgreementState.ENDED, timezone.now(), reason
    agreement.stopped_by = agreement.stopped_for = None
    agreement.save()


def _due(*states: AgreementState) -> list[Agreement]:
    return list(Agreement.objects.filter(state__in=states).order_by("pk"))


def _who_signed_last(agreement: Agreement) -> User:
    last = agreement.parties.exclude(signed_by=None).select_related("signed_by").order_by("signed_at").last()
    return last.signed_by if last and last.signed_by else agreement.drafted_by
