"""The teams' parts in calls, as they stood at the moment."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from coresponder.program.deployment.vocabulary import REMOTE_PRESENCES
from coresponder.program.dispatch.models import Assignment, ShiftMember, StatusEvent
from coresponder.program.dispatch.ordering import Standing, standing_of
from coresponder.program.dispatch.vocabulary import AssignmentState, Half, Origin
from coresponder.program.extracts.scope import Scope, minute, minutes_between
from coresponder.program.extracts.sources import Row

State = AssignmentState
KEPT = "responses"
CAME = (State.ON_SCENE, State.OFFICER_RELEASED, State.TRANSPORTING)
DID_NOT_COME = (State.DECLINED, State.COULD_NOT, State.CANCELLED, State.EXPIRED)


@dataclass(frozen=True, kw_only=True)
class Response:
    """One team's part in a call, and where it stood."""

    assignment: Assignment
    standing: Standing

    def at(self, state: AssignmentState) -> datetime | None:
        """When it first came so far."""
        return self.standing.stamps.get(state)

    @property
    def is_reached(self) -> bool:
        """The team came, or helped by phone or video. A team after the event does not count."""
        if self.assignment.origin == Origin.AFTER_EVENT:
            return False
        is_remote = self.assignment.team.variant.presence in REMOTE_PRESENCES
        joined = is_remote and (self.at(State.ACCEPTED) is not None or self.standing.state == State.CLEAR)
        return joined or any(self.at(each) is not None for each in CAME)

    @property
    def did_not_come(self) -> str:
        """Why it did not come, as a code; empty where it did, or may still."""
        if self.standing.state not in DID_NOT_COME:
            return ""
        return self.standing.not_going or self.standing.state.value


def responses(scope: Scope) -> list[Response]:
    """Every part of every team, by its id, which is random. It is read once for all tables."""
    if KEPT not in scope.kept:
        scope.kept[KEPT] = _read(scope)
    return scope.kept[KEPT]


def _read(scope: Scope) -> list[Response]:
    found = Assignment.objects.filter(offered_at__lte=scope.as_of).select_related("team__variant", "call")
    listed = list(found.order_by("pk"))
    events, halves = _events(scope), _halves()
    return [
        Response(assignment=each, standing=_standing(each, events[each.pk], halves, scope.as_of)) for each in listed
    ]


def team_responses(scope: Scope) -> Iterator[Row]:
    """The rows of the table."""
    for each in responses(scope):
        assignment = each.assignment
        yield {
            "response_id": scope.token("response", assignment.pk),
            "call_id": scope.call(assignment.call_id),
            "shift_id": scope.token("shift", assignment.shift_id) if assignment.shift_id else None,
            "team": scope.token("team", assignment.team_id),
            "model_variant": assignment.team.variant.key,
            "part": assignment.part,
            "origin": assignment.origin,
            "state": each.standing.state.value,
            "not_going": each.standing.not_going or None,
            "destination": each.standing.destination or None,
            **_moments(each),
            **_intervals(each),
        }


def _moments(response: Response) -> Row:
    arrived, at = response.standing.arrived_at, response.at
    return {
        "offered_at": minute(response.assignment.offered_at),
        "accepted_at": minute(at(State.ACCEPTED)),
        "en_route_at": minute(at(State.EN_ROUTE)),
        "officer_on_scene_at": minute(arrived.get(Half.OFFICER)),
        "partner_on_scene_at": minute(arrived.get(Half.PARTNER)),
        "on_scene_at": minute(at(State.ON_SCENE)),
        "officer_released_at": minute(at(State.OFFICER_RELEASED)),
        "transporting_at": minute(at(State.TRANSPORTING)),
        "ended_at": minute(response.standing.ended_at),
    }


def _intervals(response: Response) -> Row:
    received, offered = response.assignment.call.received_at, response.assignment.offered_at
    on_scene = response.at(State.ON_SCENE)
    return {
        "minutes_received_to_offered": minutes_between(received, offered),
        "minutes_offered_to_accepted": minutes_between(offered, response.at(State.ACCEPTED)),
        "minutes_received_to_on_scene": minutes_between(received, on_scene),
        "minutes_offered_to_on_scene": minutes_between(offered, on_scene),
        "minutes_on_scene": minutes_between(on_scene, response.standing.ended_at),
        "minutes_to_officer_release": minutes_between(on_scene, response.at(State.OFFICER_RELEASED)),
    }


def _standing(assignment: Assignment, events: list[StatusEvent], halves: Any, as_of: datetime) -> Standing:
    """By everything that had been written down by then. What was stored without events stands as its row says."""
    both = halves.get(assignment.shift_id, {}) if assignment.team.variant.both_must_arrive else {}
    if events:
        return standing_of(events, halves=both)
    stamps = {State.OFFERED: assignment.offered_at} | {
        state: at
        for state in State
        if (at := getattr(assignment, f"{state.value}_at", None)) is not None and at <= as_of
    }
    ended = assignment.ended_at is not None and assignment.ended_at <= as_of
    state = State(assignment.state) if ended else max(stamps, key=lambda each: list(State).index(each))
    return Standing(state=state, stamps=stamps, not_going=assignment.not_going, destination=assignment.destination)


def _events(scope: Scope) -> dict[UUID, list[StatusEvent]]:
    found: dict[UUID, list[StatusEvent]] = defaultdict(list)
    for event in StatusEvent.objects.filter(received_at__lte=scope.as_of).iterator(chunk_size=5000):
        found[event.assignment_id].append(event)
    return found


def _halves() -> dict[UUID, dict[int, Half]]:
    found: dict[UUID, dict[int, Half]] = defaultdict(dict)
    for member in ShiftMember.objects.all():
        found[member.shift_id][member.user_id] = member.half
    return found
