"""Who may be on a shift, and what a shift needs to come on duty."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch.models import Shift, ShiftMember, Team
from coresponder.program.dispatch.models.shifts import true_minutes
from coresponder.program.dispatch.queries.shifts import begins_soon
from coresponder.program.dispatch.vocabulary import ShiftState
from coresponder.program.dispatch.ways_of_working import missing_roles
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.staff.credential_checks import lapses_of

LONGEST_SHIFT = timedelta(hours=18)
LIVE_STATES = (ShiftState.PLANNED, ShiftState.ON_DUTY)


def refuse_wrong_times(planned_from_at: datetime, planned_to_at: datetime) -> None:
    """Raise UsageError for a shift that ends before it begins, or that nobody can work."""
    if planned_to_at <= planned_from_at:
        raise UsageError("shift_ends_early", "The shift ends before it begins.", "Correct one of the two times.")
    if true_minutes(planned_from_at, planned_to_at) > LONGEST_SHIFT / timedelta(minutes=1):
        hours = round(LONGEST_SHIFT.total_seconds() / 3600)
        raise UsageError("shift_too_long", f"A shift has {hours} hours at most.", "Plan two shifts instead.")


def refuse_another_day(shift: Shift, now: datetime) -> None:
    """Raise StateError for a shift that is over by the plan, or begins more than half a day from now."""
    if not begins_soon(shift, now):
        when = timezone.localtime(shift.planned_from_at).strftime("%a, %b %-d, %H:%M %Z")
        raise StateError("another_day", f"This shift is planned from {when} on.", "Choose the shift of today.")


def refuse_lapsed(user: User, *, role: str, until: datetime) -> None:
    """Raise StateError where something that the role needs is not valid until the shift is over, saying what."""
    found = lapses_of(user, role=role, on=timezone.localdate(until))
    if found:
        sentences = " ".join(lapse.sentence.format(name=user.display_name) for lapse in found)
        mends = " ".join(dict.fromkeys(lapse.mend for lapse in found))
        raise StateError(found[0].code, sentences, f"{mends} Until then, put somebody else on the shift.")


def refuse_double_booking(user: User, *, shift: Shift) -> None:
    """Raise StateError where somebody would be on two shifts at once."""
    at_once = Shift.objects.filter(
        members__user=user,
        state__in=LIVE_STATES,
        planned_from_at__lt=shift.planned_to_at,
        planned_to_at__gt=shift.planned_from_at,
    ).exclude(pk=shift.pk)
    other = at_once.select_related("team").first()
    if other is not None:
        when = timezone.localtime(other.planned_from_at).strftime("%b %-d, %H:%M %Z")
        raise StateError(
            "double_booked",
            f"{user.display_name} is on the shift of {other.team.call_sign} from {when} on, which overlaps.",
            "Choose another time, or somebody else.",
        )


def refuse_overlapping_shift(team: Team, *, planned_from_at: datetime, planned_to_at: datetime) -> None:
    """Raise StateError where the team has a shift at that time already."""
    other = team.shifts.filter(
        state__in=LIVE_STATES, planned_from_at__lt=planned_to_at, planned_to_at__gt=planned_from_at
    ).first()
    if other is not None:
        raise StateError(
            "shift_overlaps", f"{team.call_sign} has a shift planned at that time.", "Change that one instead."
        )


def refuse_unless_staffed(team: Team, members: Iterable[ShiftMember]) -> None:
    """Raise StateError where the people on the shift are not those that the team's way of working needs."""
    missing = missing_roles(team.variant, (member.role for member in members))
    if missing:
        raise StateError(
            "half_missing",
            f"{team.call_sign} works as “{team.variant.title}”, "
            f"and nobody on the shift is {' and nobody is '.join(missing)}.",
            "Put somebody on the shift first.",
        )
