"""Suspending an agreement, letting it hold again, ending it for good."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.actions.locking import about, locked
from coresponder.safeguards.agreements.audit_events import AGREEMENT_ENDED, AGREEMENT_RESUMED, AGREEMENT_SUSPENDED
from coresponder.safeguards.agreements.models import Agreement, Suspension
from coresponder.safeguards.agreements.queries import agency_of, open_suspension
from coresponder.safeguards.agreements.rules import AGREEMENT_TRANSITIONS, refuse_when_over
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.permissions.roles import PRIVACY_OFFICER

NOT_YOURS_TO_STOP = "not_yours_to_stop"
NOT_YOURS_TO_RESUME = "not_yours_to_resume"


@transaction.atomic
def suspend_agreement(*, agreement: Agreement, reason: str, by: User) -> Agreement:
    """Close at once all that an agreement opens. Each side can, and it stays closed until each has resumed it."""
    check(by, Permission.STOP_AGREEMENTS)
    agreement = locked(agreement)
    side = side_of(agreement, by=by)
    _refuse_without_reason(reason)
    if agreement.state != AgreementState.SUSPENDED:
        AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.SUSPENDED)
        agreement.state = AgreementState.SUSPENDED
        agreement.save()
    elif open_suspension(agreement, side) is not None:
        raise StateError("suspended_already", "Your side has suspended it already.", "Resume it, or end it.")
    Suspension.objects.create(agreement=agreement, suspended_for=side, suspended_by=by, reason=reason.strip())
    record(AGREEMENT_SUSPENDED, by=by, about=about(agreement), details={"side": _named(side)})
    return agreement


@transaction.atomic
def resume_agreement(*, agreement: Agreement, by: User) -> Agreement:
    """Lift one side's suspension. It holds again with the last one, so that nobody opens what another party closed."""
    check(by, Permission.STOP_AGREEMENTS)
    agreement = locked(agreement)
    side = side_of(agreement, by=by)
    _refuse_unless_suspended(agreement)
    suspension = open_suspension(agreement, side)
    if suspension is None:
        raise Denied(NOT_YOURS_TO_RESUME, "Another side suspended it, and that side alone may let it hold again.")
    suspension.lifted_by, suspension.lifted_at = by, timezone.now()
    suspension.save()
    if not agreement.suspensions.filter(lifted_at__isnull=True).exists():
        agreement.state = AgreementState.IN_FORCE
        agreement.save()
    details: dict[str, Detail] = {"side": _named(side), "state": agreement.state}
    record(AGREEMENT_RESUMED, by=by, about=about(agreement), details=details)
    return agreement


@transaction.atomic
def end_agreement(*, agreement: Agreement, reason: str, by: User) -> Agreement:
    """End it for good: what it opened closes at once, and nothing brings it back but a new agreement."""
    check(by, Permission.STOP_AGREEMENTS)
    agreement = locked(agreement)
    side = side_of(agreement, by=by)
    AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.ENDED)
    _refuse_without_reason(reason)
    agreement.state, agreement.stopped_at, agreement.stop_reason = AgreementState.ENDED, timezone.now(), reason.strip()
    agreement.stopped_by, agreement.stopped_for = by, side
    agreement.save()
    record(AGREEMENT_ENDED, by=by, about=about(agreement), details={"side": _named(side)})
    return agreement


def side_of(agreement: Agreement, *, by: User) -> Agency | None:
    """The party that somebody stops it for, or None for the privacy officer; Denied for everybody else."""
    if by.role == PRIVACY_OFFICER.key:
        return None
    agency = agency_of(by, timezone.now())
    if agency is None or not agreement.parties.filter(agency=agency).exists():
        raise Denied(NOT_YOURS_TO_STOP, "Only a party of this agreement or the privacy officer may do this.")
    return agency


def _refuse_without_reason(reason: str) -> None:
    if not reason.strip():
        raise UsageError("no_reason", "The reason is missing.", "Say in a sentence why. Name no person.")


def _refuse_unless_suspended(agreement: Agreement) -> None:
    AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.IN_FORCE)
    if agreement.state != AgreementState.SUSPENDED:
        raise UsageError("not_suspended", "This agreement is not suspended.", "It comes into force with its first day.")
    refuse_when_over(agreement, today=timezone.localdate())


def _named(side: Agency | None) -> str:
    return f"agency_{side.pk}" if side else "the_program"
