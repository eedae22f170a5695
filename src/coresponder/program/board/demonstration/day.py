"""One step of the invented day: whoever is due comes, goes, sends, says or closes."""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.random_streams import named_stream
from coresponder.program.board.demonstration import FEED_NAME
from coresponder.program.board.demonstration.documents import (
    FIRST_NUMBER,
    STREAM,
    first_document,
    incident_number,
    last_document,
)
from coresponder.program.board.models import DemonstrationDay
from coresponder.program.board.queries.now import Row, board_for
from coresponder.program.calls.actions.receiving import receive_document
from coresponder.program.calls.models import Call, Feed
from coresponder.program.calls.vocabulary import Channel
from coresponder.program.deployment.language.vocabulary import ELIGIBLE
from coresponder.program.dispatch.actions.expiring import expire_offers
from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.actions.shifts import end_shift, plan_shift, start_shift
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Assignment, Shift, ShiftMember, Team
from coresponder.program.dispatch.queries.on_duty import since_at
from coresponder.program.dispatch.vocabulary import (
    OPEN_STATES,
    AssignmentState,
    Destination,
    NotGoing,
    ShiftState,
    Step,
    TeamRole,
)
from coresponder.program.services.demonstration import facilities_say
from coresponder.safeguards.accounts.models import User

# While nobody has looked at the board for so long, the day stands still, and the database does not grow.
STANDS_STILL_AFTER = timedelta(seconds=90)
CALLS_A_MINUTE = 0.13
MOST_OPEN = 14
SHIFT_HOURS = 12
# So many minutes of the invented day a call waits before the invented colleague sends, so that a visitor can.
SENT_AFTER = 7
CLOSED_AFTER_CLEAR, CLOSED_BY_PATROL_AFTER = 4, 40
# From which to which minute of the invented day a team takes a step.
TAKES = {
    AssignmentState.OFFERED: (0.5, 2),
    AssignmentState.ACCEPTED: (0.5, 2),
    AssignmentState.EN_ROUTE: (5, 14),
    AssignmentState.ON_SCENE: (12, 35),
    AssignmentState.OFFICER_RELEASED: (10, 25),
    AssignmentState.TRANSPORTING: (12, 25),
}


def move(*, dispatcher: User, planner: User, now: datetime | None = None) -> bool:
    """Let the day go on until now. False while it is paused, or while nobody looks."""
    now = now or timezone.now()
    day = DemonstrationDay.objects.first() or DemonstrationDay.objects.create()
    is_watched = day.looked_at is not None and now - day.looked_at < STANDS_STILL_AFTER
    passed = _minutes_since(day, now) if day.is_running and is_watched else 0.0
    DemonstrationDay.objects.filter(pk=day.pk).update(minutes=day.minutes + passed, moved_at=now)
    if not passed:
        return False
    facilities_say(from_minute=day.minutes, to_minute=day.minutes + passed, by=dispatcher)
    expire_offers(now)
    _come_on_duty(planner, now)
    _calls_come_in(day, passed, now)
    _everybody_works(dispatcher, day.speed, now)
    return True


def _minutes_since(day: DemonstrationDay, now: datetime) -> float:
    """How many minutes of the day have passed; a step that comes late does not make up for all of it."""
    seconds = (now - day.moved_at).total_seconds() if day.moved_at else 1.0
    return min(max(seconds, 0.0), 5.0) / 60 * day.speed


def _come_on_duty(planner: User, now: datetime) -> None:
    """Teams whose shift is over go home; while hardly anybody is on duty, those who have people come."""
    for shift in Shift.objects.filter(state=ShiftState.ON_DUTY, planned_to_at__lt=now).select_related("team"):
        _try(lambda shift=shift: end_shift(shift=shift, by=planner))  # type: ignore[misc]
    if Shift.objects.filter(state=ShiftState.ON_DUTY).count() < 3:
        for team in Team.objects.filter(is_active=True).exclude(shifts__state=ShiftState.ON_DUTY):
            _try(lambda team=team: _start(team, planner, now))  # type: ignore[misc]


def _start(team: Team, planner: User, now: datetime) -> None:
    members = {place.user: TeamRole(place.role) for place in team.members.filter(until_on=None).select_related("user")}
    ends = now + timedelta(hours=SHIFT_HOURS)
    for planned in team.shifts.filter(state=ShiftState.PLANNED, planned_from_at__lt=ends, planned_to_at__gt=now):
        start_shift(shift=planned, by=planner)
        return
    start_shift(
        shift=plan_shift(team=team, planned_from_at=now, planned_to_at=ends, members=members, by=planner), by=planner
    )


def _calls_come_in(day: DemonstrationDay, passed: float, now: datetime) -> None:
    feed = Feed.objects.get(name=FEED_NAME)
    calls = Call.objects.filter(feed=feed)
    draws = named_stream(STREAM, int(day.minutes * 1000))
    is_quiet = not calls.filter(state="open").exists()
    count = 1 if is_quiet else int(draws.poisson(CALLS_A_MINUTE * passed))
    for _ in range(min(count, MOST_OPEN - calls.filter(state="open").count())):
        number = FIRST_NUMBER + calls.count()
        receive_document(feed=feed, payload=first_document(number, now), channel=Channel.PUSH)


def _everybody_works(dispatcher: User, speed: int, now: datetime) -> None:
    board = board_for(dispatcher, with_others=True)
    for row in board.working:
        for assignment in row.assignments:
            _take_a_step(assignment, speed, now)
    for row in board.waiting:
        waited = _waited(row.call.received_at, speed, now)
        if _is_sent(row, waited):
            _try(lambda row=row: _send(row, dispatcher))  # type: ignore[misc]
            break
        if waited > _draw(row.call.pk, "patrol", (CLOSED_BY_PATROL_AFTER / 2, CLOSED_BY_PATROL_AFTER)):
            _close(row.call, now)
    for row in board.cleared:
        ended = max((each.ended_at for each in row.ended if each.ended_at), default=None)
        if row.call.is_open and ended and _waited(ended, speed, now) > CLOSED_AFTER_CLEAR:
            _close(row.call, now)


def _is_sent(row: Row, waited: float) -> bool:
    """Whether the invented colleague sends a team now: it was advised, and nobody else did so for a while."""
    return bool(row.best and row.advice_code in ELIGIBLE and waited > SENT_AFTER)


def _send(row: Row, dispatcher: User) -> None:
    if row.best is not None:
        send_team(call=row.call, team=row.best.team.shift.team, by=dispatcher, advised=row.advice_code)


def _take_a_step(assignment: Assignment, speed: int, now: datetime) -> None:
    state = AssignmentState(assignment.state)
    since = since_at(assignment)
    if state not in OPEN_STATES or since is None or assignment.shift_id is None:
        return
    if _waited(since, speed, now) < _draw(assignment.pk, state, TAKES[state]):
        return
    step, told = _next(assignment, state)
    for member in _who_taps(assignment, step):
        event_id = uuid5(assignment.pk, f"{step}-{member.pk}")
        _try(lambda by=member.user, id=event_id: _say(assignment, step, by, id, told))  # type: ignore[misc]


def _say(assignment: Assignment, step: Step, by: User, event_id: UUID, told: dict[str, str]) -> None:
    record_status(assignment=assignment, step=step, by=by, event_id=event_id, **told)  # type: ignore[arg-type]


def _who_taps(assignment: Assignment, step: Step) -> Iterable[ShiftMember]:
    """Both halves tap that they are there; everything else one of them taps."""
    members = list(ShiftMember.objects.filter(shift=assignment.shift).select_related("user").order_by("pk"))
    return members if step == Step.ON_SCENE else members[-1:]


def _next(assignment: Assignment, state: AssignmentState) -> tuple[Step, dict[str, str]]:
    """What the team does next, and the one thing that it says with it."""
    chance = _draw(assignment.pk, f"{state}-what", (0, 1))
    if state == AssignmentState.OFFERED and chance < 0.08:
        return Step.DECLINED, {"not_going": NotGoing.BUSY}
    if state == AssignmentState.ON_SCENE and chance < 0.25:
        return Step.TRANSPORTING, {"destination": Destination.CRISIS_CENTER}
    if state == AssignmentState.ON_SCENE and chance < 0.45 and assignment.team.variant.with_officer:
        return Step.OFFICER_RELEASED, {}
    usual = {
        AssignmentState.OFFERED: Step.ACCEPTED,
        AssignmentState.ACCEPTED: Step.EN_ROUTE,
        AssignmentState.EN_ROUTE: Step.ON_SCENE,
    }
    return usual.get(state, Step.CLEAR), {}


def _close(call: Call, now: datetime) -> None:
    number = incident_number(call.event_number)
    if number is not None and call.feed.name == FEED_NAME:
        receive_document(feed=call.feed, payload=last_document(number, call.received_at, now), channel=Channel.PUSH)


def _waited(since: datetime, speed: int, now: datetime) -> float:
    """Minutes of the invented day since something, at the speed of now."""
    return (now - since).total_seconds() / 60 * speed


def _draw(about: UUID, what: str, between: tuple[float, float]) -> float:
    """A number between two, always the same for the same thing."""
    digest = hashlib.sha256(f"{about}-{what}".encode()).digest()
    return between[0] + (between[1] - between[0]) * int.from_bytes(digest[:4], "big") / 2**32


def _try(deed: Callable[[], object]) -> None:
    """Do it if it can be done. A visitor may have been faster, and then there is nothing to do."""
    with suppress(CoresponderError):
        deed()
