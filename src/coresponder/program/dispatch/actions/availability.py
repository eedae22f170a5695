"""Saying that a team cannot be sent, and that it can be again. Its status on a call is another thing."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.dispatch.actions.shifts import refuse_unless_on_the_shift
from coresponder.program.dispatch.audit_events import MADE_AVAILABLE, MADE_UNAVAILABLE
from coresponder.program.dispatch.models import Shift, Unavailability
from coresponder.program.dispatch.vocabulary import ShiftState, UnavailableBecause
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record


@transaction.atomic
def make_unavailable(*, shift: Shift, reason: UnavailableBecause, by: User) -> Unavailability:
    """Say that the team cannot be sent from now on, and why."""
    refuse_unless_on_the_shift(shift, by)
    shift = _on_duty(shift)
    try:
        with transaction.atomic():
            made = Unavailability.objects.create(shift=shift, reason=reason, from_at=timezone.now(), noted_by=by)
    except IntegrityError:
        raise StateError("unavailable_already", "The team is not available already.", "Say first that it is.") from None
    record(MADE_UNAVAILABLE, by=by, about=f"shift:{shift.pk}", details={"reason": reason.value})
    announce(Topic.SHIFTS, shift.pk)
    return made


@transaction.atomic
def make_available(*, shift: Shift, by: User) -> Shift:
    """Say that the team can be sent again."""
    refuse_unless_on_the_shift(shift, by)
    shift = _on_duty(shift)
    if not shift.unavailabilities.filter(to_at=None).update(to_at=timezone.now()):
        raise StateError("available_already", "The team is available already.")
    record(MADE_AVAILABLE, by=by, about=f"shift:{shift.pk}", details={})
    announce(Topic.SHIFTS, shift.pk)
    return shift


def _on_duty(shift: Shift) -> Shift:
    found = Shift.objects.select_for_update(of=("self",)).select_related("team").get(pk=shift.pk)
    if found.state != ShiftState.ON_DUTY:
        raise StateError("off_duty", f"{found.team.call_sign} is not on duty.", "Come on duty first.")
    return found
