"""Planning a shift, coming on duty, going off duty."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.dispatch.audit_events import (
    SHIFT_CALLED_OFF,
    SHIFT_CHANGED,
    SHIFT_ENDED,
    SHIFT_PLANNED,
    SHIFT_STARTED,
)
from coresponder.program.dispatch.models import Shift, ShiftMember, StatusEvent, Team, TeamMember
from coresponder.program.dispatch.rules.staffing import (
    refuse_another_day,
    refuse_double_booking,
    refuse_lapsed,
    refuse_overlapping_shift,
    refuse_unless_staffed,
    refuse_wrong_times,
)
from coresponder.program.dispatch.rules.transitions import SHIFT_TRANSITIONS
from coresponder.program.dispatch.vocabulary import OPEN_STATES, CalledOffBecause, ShiftState, TeamRole
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Denied, Permission, check, may
from coresponder.safeguards.permissions.denials import STRANGER


@transaction.atomic
def plan_shift(
    *, team: Team, planned_from_at: datetime, planned_to_at: datetime, members: Mapping[User, TeamRole],
    vehicle: str = "", by: User,
) -> Shift:  # fmt: skip
    """Plan a shift from one instant to another. Nobody whose credential or training lapses before its end is on it."""
    check(by, Permission.PLAN_SHIFTS)
    team = Team.objects.select_for_update().get(pk=team.pk)
    refuse_wrong_times(planned_from_at, planned_to_at)
    refuse_overlapping_shift(team, planned_from_at=planned_from_at, planned_to_at=planned_to_at)
    shift = Shift.objects.create(
        team=team, planned_from_at=planned_from_at, planned_to_at=planned_to_at, vehicle=vehicle, planned_by=by
    )
    for user, role in members.items():
        _put_on(shift, user, role)
    minutes = shift.planned_minutes
    record(
        SHIFT_PLANNED,
        by=by,
        about=f"shift:{shift.pk}",
        details={"team": team.call_sign, "minutes": minutes, "members": len(members)},
    )
    announce(Topic.SHIFTS, shift.pk)
    return shift


@transaction.atomic
def change_members(*, shift: Shift, members: Mapping[User, TeamRole], by: User, seen_version: int) -> Shift:
    """Say who is on a shift that is planned or on duty. Who has been at work on it stays on it."""
    check(by, Permission.PLAN_SHIFTS)
    shift = _locked(shift)
    if shift.state not in (ShiftState.PLANNED, ShiftState.ON_DUTY):
        raise StateError("shift_over", f"This shift is {ShiftState(shift.state).label}.")
    if shift.version != seen_version:
        raise StateError("changed_meanwhile", "Somebody else changed this shift in the meantime.", "Look at it again.")
    _take_off(shift, keep=list(members))
    for user, role in members.items():
        _put_on(shift, user, role)
    shift.version += 1
    shift.save()
    details = {"minutes": shift.planned_minutes, "members": len(members)}
    record(SHIFT_CHANGED, by=by, about=f"shift:{shift.pk}", details=details)
    announce(Topic.SHIFTS, shift.pk)
    return shift


@transaction.atomic
def start_shift(*, shift: Shift, by: User) -> Shift:
    """Come on duty. The people whom the way of working needs are there, and nothing of theirs has lapsed."""
    refuse_unless_on_the_shift(shift, by)
    shift = _locked(shift)
    SHIFT_TRANSITIONS.check(current=shift.state, wanted=ShiftState.ON_DUTY)
    refuse_another_day(shift, timezone.now())
    members = list(shift.members.select_related("user"))
    refuse_unless_staffed(shift.team, members)
    for member in members:
        refuse_lapsed(member.user, role=member.role, until=shift.planned_to_at)
    shift.state, shift.worked_from_at, shift.version = ShiftState.ON_DUTY, timezone.now(), shift.version + 1
    _saved(shift)
    record(SHIFT_STARTED, by=by, about=f"shift:{shift.pk}", details={"members": len(members)})
    announce(Topic.SHIFTS, shift.pk)
    return shift


@transaction.atomic
def end_shift(*, shift: Shift, by: User) -> Shift:
    """Go off duty. A team that is on a call finishes it first, or says that it is clear."""
    refuse_unless_on_the_shift(shift, by)
    shift = _locked(shift)
    SHIFT_TRANSITIONS.check(current=shift.state, wanted=ShiftState.ENDED)
    if shift.assignments.filter(state__in=OPEN_STATES).exists():
        raise StateError("still_on_a_call", f"{shift.team.call_sign} is on a call.", "Clear it first.")
    now = timezone.now()
    shift.unavailabilities.filter(to_at=None).update(to_at=now)
    shift.state, shift.worked_to_at, shift.version = ShiftState.ENDED, now, shift.version + 1
    shift.save()
    record(SHIFT_ENDED, by=by, about=f"shift:{shift.pk}", details={"minutes": shift.worked_minutes})
    announce(Topic.SHIFTS, shift.pk)
    return shift


@transaction.atomic
def call_off_shift(*, shift: Shift, reason: CalledOffBecause, by: User) -> Shift:
    """Say that a planned shift does not take place, and why. It stays in the plan, so that gaps can be counted."""
    check(by, Permission.PLAN_SHIFTS)
    shift = _locked(shift)
    SHIFT_TRANSITIONS.check(current=shift.state, wanted=ShiftState.CALLED_OFF)
    shift.state, shift.called_off_because, shift.version = ShiftState.CALLED_OFF, reason, shift.version + 1
    shift.save()
    record(SHIFT_CALLED_OFF, by=by, about=f"shift:{shift.pk}", details={"reason": reason.value})
    announce(Topic.SHIFTS, shift.pk)
    return shift


def refuse_unless_on_the_shift(shift: Shift, user: User) -> None:
    """Raise Denied unless somebody is on the shift, dispatches, or plans shifts."""
    if may(user, Permission.SEND_TEAMS) or may(user, Permission.PLAN_SHIFTS):
        return
    check(user, Permission.WORK_ON_A_TEAM)
    if not shift.members.filter(user=user).exists():
        raise Denied(STRANGER, "There is no such page.")


def _locked(shift: Shift) -> Shift:
    return Shift.objects.select_for_update(of=("self",)).select_related("team", "team__variant").get(pk=shift.pk)


def _take_off(shift: Shift, *, keep: list[User]) -> None:
    """Take everybody else off, but nobody who has tapped or called for help on it: what they did names them."""
    at_work = StatusEvent.objects.filter(assignment__shift=shift).exclude(by=None).values("by")
    shift.members.exclude(user__in=keep).exclude(user__in=at_work).filter(alerts=None).delete()


def _put_on(shift: Shift, user: User, role: TeamRole) -> ShiftMember:
    refuse_lapsed(user, role=role, until=shift.planned_to_at)
    refuse_double_booking(user, shift=shift)
    usual = TeamMember.objects.filter(team_id=shift.team_id, user=user, until_on=None).first()
    given = {"role": role, "languages": usual.languages if usual else []}
    return ShiftMember.objects.update_or_create(shift=shift, user=user, defaults=given)[0]


def _saved(shift: Shift) -> None:
    try:
        with transaction.atomic():
            shift.save()
    except IntegrityError:
        raise StateError(
            "on_duty_already", f"{shift.team.call_sign} is on duty with another shift.", "End that one first."
        ) from None
