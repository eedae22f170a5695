"""Assignments: those of a call, those of somebody, and where one stands by its events."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.program.calls.models import Call
from coresponder.program.dispatch.models import Assignment, ShiftMember, StatusEvent, TeamRequest
from coresponder.program.dispatch.ordering import Standing, in_order, standing_of
from coresponder.program.dispatch.vocabulary import OPEN_STATES, Half, RequestAnswer, ShiftState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check, may

MINUTES_SHOWN_AFTER_CLEARING = 30


def assignments_seen_by(user: User) -> QuerySet[Assignment]:
    """Every assignment that somebody may see, the earliest offer first."""
    check(user, Permission.VIEW_TEAMS)
    return Assignment.objects.select_related("call", "team", "team__variant", "shift", "offered_by")


def assignment_seen_by(user: User, assignment_id: UUID) -> Assignment:
    """One assignment, or 404."""
    return get_object_or_404(assignments_seen_by(user), pk=assignment_id)


def open_assignments(user: User) -> QuerySet[Assignment]:
    """What is offered or worked on now."""
    return assignments_seen_by(user).filter(state__in=OPEN_STATES)


def open_assignments_on(user: User, calls: Iterable[Call]) -> list[Assignment]:
    """The same, with the calls that were read already in their place: a board would read each of them twice."""
    found = list(open_assignments(user).select_related(None).select_related("team__variant", "shift"))
    known = {call.pk: call for call in calls}
    known |= Call.objects.in_bulk({each.call_id for each in found} - known.keys())
    for each in found:
        each.call = known[each.call_id]
    return found


def recently_ended_assignments(
    user: User, *, since_minutes: int = MINUTES_SHOWN_AFTER_CLEARING
) -> QuerySet[Assignment]:
    """What ended within so many minutes, the last first."""
    since = timezone.now() - timedelta(minutes=since_minutes)
    return assignments_seen_by(user).filter(ended_at__gte=since).order_by("-ended_at", "id")


def assignments_by_call(
    user: User, calls: Iterable[Call], working: Iterable[Assignment] | None = None
) -> Mapping[UUID, list[Assignment]]:
    """For each call its assignments, the earliest offer first; `working` is every open assignment, if read already."""
    of_these = assignments_seen_by(user).filter(call__in=[call.pk for call in calls])
    if working is None:
        return _by_call(of_these)
    ended = of_these.exclude(state__in=OPEN_STATES).select_related(None).select_related("team")
    return _by_call([*ended, *working])


def _by_call(assignments: Iterable[Assignment]) -> Mapping[UUID, list[Assignment]]:
    found: dict[UUID, list[Assignment]] = defaultdict(list)
    for each in sorted(assignments, key=lambda each: (each.offered_at, each.pk)):
        found[each.call_id].append(each)
    return found


def open_requests(user: User) -> QuerySet[TeamRequest]:
    """What patrol has asked for and nobody has answered, the oldest first."""
    check(user, Permission.VIEW_TEAMS)
    waiting = TeamRequest.objects.filter(answer=RequestAnswer.OPEN)
    return waiting.select_related("call", "requested_by")


def own_assignments(user: User) -> QuerySet[Assignment]:
    """The assignments of the shifts that somebody is on, the open and the last ones."""
    check(user, Permission.WORK_ON_A_TEAM)
    return Assignment.objects.filter(shift__members__user=user).select_related("call", "team", "team__variant", "shift")


def own_open_assignments(user: User) -> QuerySet[Assignment]:
    """What somebody has to answer or is working on."""
    return own_assignments(user).filter(state__in=OPEN_STATES)


def own_membership(user: User) -> ShiftMember | None:
    """Somebody's place on the shift that is on duty now; None while off duty."""
    on_duty = ShiftMember.objects.filter(user=user, shift__state=ShiftState.ON_DUTY)
    return on_duty.select_related("shift", "shift__team", "shift__team__variant", "user").first()


def halves_of(assignment: Assignment) -> dict[int, Half]:
    """Of a team whose halves come by themselves, who belongs to which; empty for every other team."""
    if assignment.shift_id is None or not assignment.team.variant.both_must_arrive:
        return {}
    members = ShiftMember.objects.filter(shift_id=assignment.shift_id)
    return {member.user_id: member.half for member in members}


def standing_now(assignment: Assignment) -> Standing:
    """Where an assignment stands by everything that was written down about it."""
    return standing_of(assignment.events.all(), halves=halves_of(assignment))


@dataclass(frozen=True, kw_only=True)
class SeenEvent:
    """One event in the order that counts, and why it does not count, if so."""

    at: datetime
    event: StatusEvent
    set_aside: str

    @property
    def minutes_late(self) -> int:
        """How many minutes after it happened it reached the program."""
        return round((self.event.received_at - self.at).total_seconds() / 60)


def history_of_assignment(assignment: Assignment) -> list[SeenEvent]:
    """Everything that was written down, in the order that counts, what was set aside included."""
    events = list(assignment.events.select_related("by"))
    standing = standing_of(events, halves=halves_of(assignment))
    return [
        SeenEvent(at=at, event=event, set_aside=standing.set_aside.get(event.id, ""))  # type: ignore[arg-type]
        for at, event in in_order(events)
    ]


def may_see_teams(user: User) -> bool:
    """Whether somebody sees the teams at all."""
    return may(user, Permission.VIEW_TEAMS)
