"""What somebody's phone shows: the own shift, the own assignments with the next likely step, the check-in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.program.dispatch.clocks import CheckIn, StuckQuestion
from coresponder.program.dispatch.models import Assignment, SafetyAlert, Shift, ShiftMember, StatusEvent, Unavailability
from coresponder.program.dispatch.ordering import ASSIGNMENT_TRANSITIONS, UNDO_SECONDS
from coresponder.program.dispatch.queries.assignments import halves_of, own_assignments, own_membership
from coresponder.program.dispatch.queries.safety import check_ins, own_alerts, stuck_questions
from coresponder.program.dispatch.queries.shifts import begins_soon, own_shifts
from coresponder.program.dispatch.vocabulary import ANSWERS, OPEN_STATES, TAPS, AssignmentState, Half, Step, TeamRole
from coresponder.program.dispatch.ways_of_working import state_words
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import DataClass, Deed

NEXT_LIKELY = {
    AssignmentState.OFFERED: Step.ACCEPTED,
    AssignmentState.ACCEPTED: Step.EN_ROUTE,
    AssignmentState.EN_ROUTE: Step.ON_SCENE,
    AssignmentState.ON_SCENE: Step.CLEAR,
    AssignmentState.OFFICER_RELEASED: Step.CLEAR,
    AssignmentState.TRANSPORTING: Step.CLEAR,
}


# Whoever helps by phone or video drives nowhere and takes nobody anywhere.
REMOTE_TAPS = (Step.ON_SCENE, Step.CLEAR)


@dataclass(frozen=True, kw_only=True)
class Tap:
    """One of the five buttons: when it was tapped, whether it is the likely next one, whether it makes sense now."""

    step: Step
    words: str
    at: datetime | None
    is_likely: bool
    is_allowed: bool


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One half of a team whose halves come by themselves, and when it arrived."""

    role: str
    at: datetime | None


@dataclass(frozen=True, kw_only=True)
class PhoneAssignment:
    """One assignment as the phone shows it."""

    assignment: Assignment
    taps: list[Tap]
    arrivals: list[Arrival]
    check_in: CheckIn | None
    question: StuckQuestion | None
    may_read_call: bool

    @property
    def is_offered(self) -> bool:
        return self.assignment.state == AssignmentState.OFFERED

    @property
    def done(self) -> list[Tap]:
        """What was tapped and is not to be tapped again, as one line above the buttons."""
        return [tap for tap in self.taps if tap.at and not tap.is_allowed]

    @property
    def to_do(self) -> list[Tap]:
        """The buttons: what can be tapped now, and what comes later. A step that was skipped is not asked for again."""
        done = [tap for tap in self.taps if tap.at]
        last = max((TAPS.index(tap.step) for tap in done), default=-1)
        return [tap for tap in self.taps if tap.is_allowed or (not tap.at and TAPS.index(tap.step) > last)]

    @property
    def cannot_go_on(self) -> bool:
        return AssignmentState.COULD_NOT in ASSIGNMENT_TRANSITIONS.allowed[self.assignment.state]


@dataclass(frozen=True, kw_only=True)
class PhoneScreen:
    """Everything on the phone's one screen."""

    member: ShiftMember | None
    unavailable: Unavailability | None
    assignments: list[PhoneAssignment]
    upcoming: list[Shift]
    alerts: list[SafetyAlert]
    last_own: StatusEvent | None
    now: datetime

    @property
    def can_begin(self) -> list[Shift]:
        """The shifts that can come on duty now; none while on duty."""
        return [] if self.member else [each for each in self.upcoming if begins_soon(each, self.now)]

    @property
    def undo_until(self) -> datetime | None:
        """Until when the last tap can be taken back."""
        return self.last_own.received_at + timedelta(seconds=UNDO_SECONDS) if self.last_own else None

    @property
    def version(self) -> str:
        """Changes whenever something on the screen does, so that an open phone knows when to ask for it."""
        parts = [f"{each.assignment.pk}:{each.assignment.version}" for each in self.assignments]
        parts += [f"{each.pk}:{each.acknowledged_at}" for each in self.alerts]
        parts += [f"{each.pk}:{each.version}" for each in self.upcoming]
        return "|".join([*parts, str(self.unavailable.pk if self.unavailable else "")])


def phone_screen(user: User, now: datetime | None = None) -> PhoneScreen:
    """The screen of somebody who works on a team."""
    moment = now or timezone.now()
    member = own_membership(user)
    working = own_assignments(user).filter(state__in=OPEN_STATES).order_by("offered_at")
    open_now = [each for each in working if not _is_over(each, moment)]
    open_together([each.call for each in open_now])
    due = {each.assignment.pk: each for each in check_ins(open_now) if each.member.user_id == user.pk}
    asked = {each.assignment.pk: each for each in stuck_questions(open_now, moment)}
    return PhoneScreen(
        member=member,
        unavailable=member.shift.unavailabilities.filter(to_at=None).first() if member else None,
        assignments=[_shown(each, user, check_in=due.get(each.pk), question=asked.get(each.pk)) for each in open_now],
        upcoming=list(own_shifts(user)),
        alerts=list(own_alerts(user)),
        last_own=_last_own(user, moment),
        now=moment,
    )


def own_assignment(user: User, assignment_id: UUID) -> Assignment:
    """One assignment of a shift that somebody is on, or 404."""
    return get_object_or_404(own_assignments(user), pk=assignment_id)


def screen_for_scripts(screen: PhoneScreen) -> list[dict[str, Any]]:
    """What the phone keeps to go on without a line: ids, event numbers and states, and nothing about anybody."""
    return [
        {
            "id": str(each.assignment.pk),
            "event_number": each.assignment.call.event_number,
            "state": each.assignment.state,
            "likely": next((tap.step.value for tap in each.taps if tap.is_likely), ""),
        }
        for each in screen.assignments
    ]


def _is_over(assignment: Assignment, now: datetime) -> bool:
    """An offer whose time is over, whether or not that has been written down."""
    due_at = assignment.answer_due_at
    return assignment.state == AssignmentState.OFFERED and due_at is not None and due_at <= now


def _shown(
    assignment: Assignment, user: User, *, check_in: CheckIn | None, question: StuckQuestion | None
) -> PhoneAssignment:
    halves = halves_of(assignment)
    return PhoneAssignment(
        assignment=assignment,
        taps=_taps(assignment, halves.get(user.pk)),
        arrivals=_arrivals(assignment, halves),
        check_in=check_in,
        question=question,
        may_read_call=DataClass.OPERATIONAL in classes_for(user.role, Deed.READ),
    )


def _taps(assignment: Assignment, half: Half | None) -> list[Tap]:
    state = AssignmentState(assignment.state)
    followers = ASSIGNMENT_TRANSITIONS.allowed[state]
    own_arrival = _own_arrival(assignment, half)
    likely = Step.OFFICER_RELEASED if half and state == AssignmentState.ON_SCENE else NEXT_LIKELY.get(state)
    if assignment.team.variant.is_remote and state == AssignmentState.ACCEPTED:
        likely = Step.ON_SCENE
    if own_arrival and state == AssignmentState.EN_ROUTE:
        likely = None
    return [
        Tap(
            step=step,
            words=state_words(assignment.team.variant, AssignmentState(step.value)),
            at=own_arrival if step == Step.ON_SCENE and own_arrival else getattr(assignment, _stamp_of(step)),
            is_likely=step == likely,
            is_allowed=step.value in followers and not (step == Step.ON_SCENE and own_arrival),
        )
        for step in (REMOTE_TAPS if assignment.team.variant.is_remote else TAPS)
    ]


def _own_arrival(assignment: Assignment, half: Half | None) -> datetime | None:
    if half is None:
        return assignment.on_scene_at
    return assignment.officer_on_scene_at if half == Half.OFFICER else assignment.partner_on_scene_at


def _stamp_of(step: Step) -> str:
    return "ended_at" if step == Step.CLEAR else f"{step.value}_at"


def _arrivals(assignment: Assignment, halves: dict[int, Half]) -> list[Arrival]:
    """Who of a team whose halves come by themselves is there."""
    if not halves or assignment.shift is None:
        return []
    partner = next(
        (TeamRole(each.role).label for each in assignment.shift.members.all() if each.half == Half.PARTNER), "partner"
    )
    return [
        Arrival(role="officer", at=assignment.officer_on_scene_at),
        Arrival(role=partner, at=assignment.partner_on_scene_at),
    ]


def _last_own(user: User, now: datetime) -> StatusEvent | None:
    """What somebody tapped last, while it can still be taken back: on a call that is over by it as well."""
    since = now - timedelta(seconds=UNDO_SECONDS)
    recent = StatusEvent.objects.filter(by=user, received_at__gte=since, assignment__shift__members__user=user)
    last = recent.select_related("assignment", "assignment__call").order_by("-received_at", "-id").first()
    return last if last is not None and last.step in (*TAPS, *ANSWERS) else None
