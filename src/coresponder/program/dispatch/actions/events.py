"""Writing an event to an assignment that is locked, and letting it say where the assignment stands."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.dispatch.models import Assignment, StatusEvent
from coresponder.program.dispatch.ordering import Standing
from coresponder.program.dispatch.queries.assignments import standing_now
from coresponder.program.dispatch.vocabulary import (
    HOSPITALS,
    OPEN_STATES,
    STATUSES_OF,
    AssignmentState,
    Half,
    Part,
    Step,
    UnitStatus,
    Way,
)
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User

State = AssignmentState
STAMPS = {
    State.ACCEPTED: "accepted_at",
    State.EN_ROUTE: "en_route_at",
    State.ON_SCENE: "on_scene_at",
    State.OFFICER_RELEASED: "officer_released_at",
    State.TRANSPORTING: "transporting_at",
}
ARRIVALS = {Half.OFFICER: "officer_on_scene_at", Half.PARTNER: "partner_on_scene_at"}


def locked(assignment_id: UUID) -> Assignment:
    """The assignment, which nobody else can change until the transaction ends."""
    found = Assignment.objects.select_for_update(of=("self",))
    return found.select_related("call", "team", "team__variant", "shift").get(pk=assignment_id)


def refuse_if_changed(assignment: Assignment, seen_version: int | None) -> None:
    """Raise StateError where somebody decided on a state that is not there any more, saying what happened instead."""
    if seen_version is None or assignment.version == seen_version:
        return
    last = assignment.events.exclude(by=None).select_related("by").order_by("-received_at").first()
    who = last.by.display_name if last and last.by else "Somebody"
    what = AssignmentState(assignment.state).label
    when = timezone.localtime(last.received_at if last else timezone.now()).strftime("%H:%M:%S %Z")
    raise StateError(
        "changed_meanwhile",
        f"Nothing was changed: {who} changed this at {when}, and {assignment.team.call_sign} is {what} now.",
        "Look at it once more, then decide.",
    )


def statuses_of(step: str, destination: str = "") -> list[str]:
    """The set of EIDO statuses that one step stands for: “en route” with “hospital” is on the way to a hospital."""
    found = [status.value for status in STATUSES_OF.get(step, ())]
    return [*found, UnitStatus.HOSPITAL.value] if destination in HOSPITALS else found


def add_event(
    assignment: Assignment,
    *,
    step: Step,
    by: User | None,
    way: Way,
    at: datetime,
    id: UUID | None = None,
    recorded_at: datetime | None = None,
    number: int = 0,
    not_going: str = "",
    destination: str = "",
    undoes: StatusEvent | None = None,
) -> StatusEvent:
    """Add one event. Call it with the assignment locked, and `settle` after it."""
    return StatusEvent.objects.create(
        id=id or uuid4(),
        assignment=assignment,
        step=step,
        statuses=statuses_of(step, destination),
        recorded_at=recorded_at or at,
        received_at=timezone.now(),
        happened_at=at,
        number=number,
        by=by,
        way=way,
        not_going=not_going,
        destination=destination,
        undoes=undoes,
    )


def settle(assignment: Assignment) -> Standing:
    """Bring the row in line with its events, raise its version, and tell every open page.

    What arrives late can open an assignment again that had run out. Where its place is taken by then, another team
    keeps the call and this one assists; where the team is on another call by then, it is shown on both.
    """
    standing = standing_now(assignment)
    if standing.is_open and assignment.state not in OPEN_STATES:
        assignment.part = Part.ASSIST if _has_another_primary(assignment) else assignment.part
        assignment.is_exclusive = assignment.is_exclusive and not _is_on_another_call(assignment)
    assignment.state = standing.state
    for state, name in STAMPS.items():
        setattr(assignment, name, standing.stamps.get(state))
    for half, name in ARRIVALS.items():
        setattr(assignment, name, standing.arrived_at.get(half))
    assignment.ended_at, assignment.not_going = standing.ended_at, standing.not_going
    assignment.destination = standing.destination
    assignment.version += 1
    _save(assignment)
    announce(Topic.ASSIGNMENTS, assignment.pk)
    return standing


def _is_on_another_call(assignment: Assignment) -> bool:
    others = Assignment.objects.filter(team_id=assignment.team_id, is_exclusive=True, state__in=OPEN_STATES)
    return others.exclude(pk=assignment.pk).exists()


def _has_another_primary(assignment: Assignment) -> bool:
    if assignment.part != Part.PRIMARY:
        return False
    others = Assignment.objects.filter(call_id=assignment.call_id, part=Part.PRIMARY, state__in=OPEN_STATES)
    return others.exclude(pk=assignment.pk).exists()


def _save(assignment: Assignment) -> None:
    """Save it; where a dispatcher took the call or the team in this very moment, it has to be sent once more."""
    try:
        with transaction.atomic():
            assignment.save()
    except IntegrityError:
        raise StateError(
            "taken_this_moment",
            f"In this very moment somebody sent {assignment.team.call_sign}, or another team to this call.",
            "Send it once more.",
        ) from None
