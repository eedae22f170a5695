"""Sending a team: by a dispatcher, by itself, or written down after the event."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.calls.models import Call
from coresponder.program.dispatch.actions.events import add_event, locked, refuse_if_changed, settle
from coresponder.program.dispatch.actions.expiring import expire_offers_of
from coresponder.program.dispatch.audit_events import (
    ADVICE_NOT_FOLLOWED,
    ASSIGNMENT_CANCELLED,
    ASSIGNMENT_PART_CHANGED,
    NOTED_AFTERWARDS,
    TEAM_SENT,
)
from coresponder.program.dispatch.models import Assignment, Override, Shift, Team, TeamRequest
from coresponder.program.dispatch.queries.assignments import own_membership
from coresponder.program.dispatch.rules.sending import (
    refuse_closed_call,
    refuse_if_it_has_the_call,
    refuse_self_dispatch,
    refuse_taken_call,
    refuse_unless_after_the_event,
    refuse_unless_it_can_be_sent,
)
from coresponder.program.dispatch.rules.transitions import ASSIGNMENT_TRANSITIONS
from coresponder.program.dispatch.vocabulary import (
    OPEN_STATES,
    AssignmentState,
    NotGoing,
    Origin,
    OverrideBecause,
    Part,
    RequestAnswer,
    ShiftState,
    Step,
    Way,
)
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def send_team(
    *,
    call: Call,
    team: Team,
    by: User,
    part: Part = Part.PRIMARY,
    advised: str = "",
    override: OverrideBecause | None = None,
) -> Assignment:
    """Send a team to a call. It is asked, and has its time to answer. The dispatcher decides, whatever was advised.

    An open request of patrol for this call is answered by it. Where the dispatcher does something else than `advised`,
    `override` says why. StateError where the call is closed or has its team already, or the team cannot be sent.
    """
    check(by, Permission.SEND_TEAMS)
    call = _locked_call(call)
    shift = _locked_shift_on_duty(team)
    expire_offers_of(call=call, team=team)
    refuse_closed_call(call)
    refuse_taken_call(call, part)
    refuse_if_it_has_the_call(call, shift.team)
    refuse_unless_it_can_be_sent(shift)
    request = TeamRequest.objects.select_for_update().filter(call=call, answer=RequestAnswer.OPEN).first()
    origin = Origin.PATROL_REQUEST if request else Origin.DISPATCHED
    due_at = timezone.now() + timedelta(seconds=shift.team.answer_seconds)
    made = _assigned(call, shift.team, shift=shift, part=part, origin=origin, by=by, answer_due_at=due_at)
    if request is not None:
        _answer(request, made, by)
    if override is not None:
        _note_override(call, made, advised=advised, reason=override, by=by)
    record(TEAM_SENT, by=by, about=f"assignment:{made.pk}", details=_sent(made, override))
    return made


@transaction.atomic
def self_dispatch(*, call: Call, by: User) -> Assignment:
    """A team that hears of a call sends itself. It is on its way at once, and dispatch sees it."""
    check(by, Permission.WORK_ON_A_TEAM)
    call = _locked_call(call)
    member = own_membership(by)
    if member is None:
        raise StateError("off_duty", "You are on no shift that is on duty.", "Come on duty first.")
    shift = _locked_shift_on_duty(member.shift.team)
    expire_offers_of(call=call, team=shift.team)
    refuse_closed_call(call)
    refuse_self_dispatch(shift.team)
    refuse_if_it_has_the_call(call, shift.team)
    refuse_unless_it_can_be_sent(shift)
    part = Part.ASSIST if _has_primary(call) else Part.PRIMARY
    made = _assigned(call, shift.team, shift=shift, part=part, origin=Origin.SELF_DISPATCHED, by=by)
    add_event(made, step=Step.EN_ROUTE, by=by, way=Way.PHONE, at=timezone.now())
    settle(made)
    record(TEAM_SENT, by=by, about=f"assignment:{made.pk}", details=_sent(made))
    return made


@transaction.atomic
def assign_after_event(*, call: Call, team: Team, by: User) -> Assignment:
    """Give a call that is over to a team that follows up: nobody has to answer within minutes."""
    check(by, Permission.SEND_TEAMS)
    call = _locked_call(call)
    refuse_unless_after_the_event(call, team)
    shift = team.shifts.filter(state=ShiftState.ON_DUTY).first()
    made = _assigned(call, team, shift=shift, part=Part.PRIMARY, origin=Origin.AFTER_EVENT, by=by)
    add_event(made, step=Step.ACCEPTED, by=by, way=Way.DESK, at=timezone.now())
    settle(made)
    details = {"call": f"call:{call.pk}", "team": team.call_sign}
    record(NOTED_AFTERWARDS, by=by, about=f"assignment:{made.pk}", details=details)
    return made


@transaction.atomic
def cancel_assignment(
    *, assignment: Assignment, reason: NotGoing, by: User, seen_version: int | None = None
) -> Assignment:
    """Call a team back that is not at the scene yet, and say why."""
    check(by, Permission.SEND_TEAMS)
    assignment = locked(assignment.pk)
    refuse_if_changed(assignment, seen_version)
    ASSIGNMENT_TRANSITIONS.check(current=assignment.state, wanted=AssignmentState.CANCELLED)
    add_event(assignment, step=Step.CANCELLED, by=by, way=Way.DESK, at=timezone.now(), not_going=reason)
    settle(assignment)
    record(ASSIGNMENT_CANCELLED, by=by, about=f"assignment:{assignment.pk}", details={"reason": reason.value})
    return assignment


@transaction.atomic
def change_part(*, assignment: Assignment, part: Part, by: User, seen_version: int | None = None) -> Assignment:
    """Make a team the call's own, or one that assists or advises."""
    check(by, Permission.SEND_TEAMS)
    call = _locked_call(assignment.call)
    assignment = locked(assignment.pk)
    refuse_if_changed(assignment, seen_version)
    if assignment.part != part:
        refuse_taken_call(call, part)
        assignment.part, assignment.version = part, assignment.version + 1
        assignment.save()
    announce(Topic.ASSIGNMENTS, assignment.pk)
    record(ASSIGNMENT_PART_CHANGED, by=by, about=f"assignment:{assignment.pk}", details={"part": part.value})
    return assignment


@transaction.atomic
def note_override(*, call: Call, advised: str, reason: OverrideBecause, by: User) -> Override:
    """Say why no team is sent though the program advised one. It goes on being advised; the reason is kept."""
    check(by, Permission.SEND_TEAMS)
    made = _note_override(call, None, advised=advised, reason=reason, by=by)
    details = {"advised": advised, "reason": reason.value}
    record(ADVICE_NOT_FOLLOWED, by=by, about=f"call:{call.pk}", details=details)
    announce(Topic.CALLS, call.pk)
    return made


def _locked_call(call: Call) -> Call:
    """The call, so that two dispatchers take turns at it."""
    return Call.objects.select_for_update().get(pk=call.pk)


def _locked_shift_on_duty(team: Team) -> Shift:
    """The shift on duty, so that two dispatchers take turns at the team as well."""
    found = Shift.objects.select_for_update(of=("self",)).select_related("team", "team__variant")
    shift = found.filter(team=team, state=ShiftState.ON_DUTY).first()
    if shift is None:
        raise StateError("off_duty", f"{team.call_sign} is not on duty.", "Choose a team that is.")
    return shift


def _assigned(
    call: Call, team: Team, *, shift: Shift | None, part: Part, origin: Origin, by: User,
    answer_due_at: datetime | None = None,
) -> Assignment:  # fmt: skip
    """The assignment with its first event. The database has the last word on who was first."""
    now = timezone.now()
    follows_up = origin == Origin.AFTER_EVENT
    try:
        with transaction.atomic():
            made = Assignment.objects.create(
                call=call, team=team, shift=shift, part=part, origin=origin, offered_at=now, offered_by=by,
                answer_due_at=answer_due_at, is_exclusive=team.variant.most_at_once == 1 and not follows_up,
            )  # fmt: skip
    except IntegrityError:
        raise StateError(
            "taken_meanwhile",
            f"Somebody else was faster: {team.call_sign} or the call {call.event_number} is taken by now.",
            "Look at the board, then decide.",
        ) from None
    add_event(made, step=Step.OFFERED, by=by, way=Way.DESK, at=now)
    announce(Topic.ASSIGNMENTS, made.pk)
    return made


def _has_primary(call: Call) -> bool:
    return call.assignments.filter(part=Part.PRIMARY, state__in=OPEN_STATES).exists()


def _answer(request: TeamRequest, made: Assignment, by: User) -> None:
    request.answer, request.assignment = RequestAnswer.SENT, made
    request.answered_by, request.answered_at = by, timezone.now()
    request.save()


def _note_override(call: Call, made: Assignment | None, *, advised: str, reason: OverrideBecause, by: User) -> Override:
    return Override.objects.create(call=call, assignment=made, advised=advised, reason=reason, by=by, at=timezone.now())


def _sent(made: Assignment, override: OverrideBecause | None = None) -> dict[str, str | None]:
    return {
        "team": made.team.call_sign,
        "call": f"call:{made.call_id}",
        "part": made.part,
        "origin": made.origin,
        "override": override.value if override else None,
    }
