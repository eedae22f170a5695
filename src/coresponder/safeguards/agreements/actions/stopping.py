"""Suspending an agreement, letting it hold again, ending it for good."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.actions.locking import about, locked
from coresponder.safeguards.agreements.audit_events import AGREEMENT_ENDED, AGREEMENT_RESUMED, AGREEMENT_SUSPENDED
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.queries import agency_of
from coresponder.safeguards.agreements.rules import AGREEMENT_TRANSITIONS, refuse_when_over
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.permissions.roles import PRIVACY_OFFICER

NOT_YOURS_TO_STOP = "not_yours_to_stop"
NOT_YOURS_TO_RESUME = "not_yours_to_resume"


@transaction.atomic
def suspend_agreement(*, agreement: Agreement, reason: str, by: User) -> Agreement:
    """Close at once all that an agreement opens, until whoever suspended it lets it hold again."""
    check(by, Permission.STOP_AGREEMENTS)
    agreement = locked(agreement)
    side = side_of(agreement, by=by)
    AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.SUSPENDED)
    _stopped(agreement, AgreementState.SUSPENDED, side=side, reason=reason, by=by)
    record(AGREEMENT_SUSPENDED, by=by, about=about(agreement), details={"side": _named(side)})
    return agreement


@transaction.atomic
def resume_agreement(*, agreement: Agreement, by: User) -> Agreement:
    """Let it hold again. Only the side that suspended it may, so that nobody opens what another party closed."""
    check(by, Permission.STOP_AGREEMENTS)
    agreement = locked(agreement)
    side = side_of(agreement, by=by)
    AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.IN_FORCE)
    if agreement.state != AgreementState.SUSPENDED:
        raise UsageError("not_suspended", "This agreement is not suspended.", "It comes into force with its first day.")
    refuse_when_over(agreement, today=timezone.localdate())
    _refuse_unless_same_side(agreement, side)
    agreement.state, agreement.stopped_at, agreement.stop_reason = AgreementState.IN_FORCE, None, ""
    agreement.stopped_by = agreement.stopped_for = None
    agreement.save()
    record(AGREEMENT_RESUMED, by=by, about=about(agreement), details={"side": _named(side)})
    return agreement


@transaction.atomic
def end_agreement(*, agreement: Agreement, reason: str, by: User) -> Agreement:
    """End it for good: what it opened closes at once, and nothing brings it back but a new agreement."""
    check(by, Permission.STOP_AGREEMENTS)
    agreement = locked(agreement)
    side = side_of(agreement, by=by)
    AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.ENDED)
    _stopped(agreement, AgreementState.ENDED, side=side, reason=reason, by=by)
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


def _stopped(agreement: Agreement, state: AgreementState, *, side: Agency | None, reason: str, by: User) -> None:
    if not reason.strip():
        raise UsageError("no_reason", "The reason is missing.", "Say in a sentence why. Name no person.")
    agreement.state, agreement.stopped_at, agreement.stop_reason = state, timezone.now(), reason.strip()
    agreement.stopped_by, agreement.stopped_for = by, side
    agreement.save()


def _refuse_unless_same_side(agreement: Agreement, side: Agency | None) -> None:
    if agreement.stopped_for != side:
        whose = agreement.stopped_for.name if agreement.stopped_for else "the privacy officer"
        raise Denied(NOT_YOURS_TO_RESUME, f"It was suspended for {whose}, who alone may let it hold again.")


def _named(side: Agency | None) -> str:
    return f"agency_{side.pk}" if side else "the_program"
