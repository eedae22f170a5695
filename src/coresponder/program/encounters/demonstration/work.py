"""Shifts, assignments and status events of the invented year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from coresponder.analysis.synthetic.encounters.duty import DutyShift
from coresponder.analysis.synthetic.encounters.responding import Response
from coresponder.analysis.synthetic.encounters.situation import Situation
from coresponder.program.calls.models import Call
from coresponder.program.dispatch.models import Assignment, Shift, ShiftMember, StatusEvent
from coresponder.program.dispatch.vocabulary import (
    STATUSES_OF,
    AssignmentState,
    Destination,
    Origin,
    Part,
    ShiftState,
    Step,
    Way,
)
from coresponder.program.encounters.demonstration.places import Place
from coresponder.safeguards.accounts.models import User

# Dispatch knows fewer kinds of places than the form.
DESTINATIONS: Mapping[str, str] = {"psychiatric_emergency": Destination.EMERGENCY_DEPARTMENT.value}


@dataclass(frozen=True, kw_only=True)
class Work:
    """A team that was sent, and how the contact went, where there was one."""

    response: Response
    situation: Situation | None

    @property
    def officer_released_at(self) -> datetime | None:
        return self.situation.police_released_at if self.situation else None

    @property
    def transporting_at(self) -> datetime | None:
        """When the team left the scene with the person, or behind the ambulance."""
        return self.situation.left_at if self.situation and self.situation.arrived_at else None

    @property
    def destination(self) -> str:
        if self.situation is None or self.transporting_at is None:
            return ""
        return DESTINATIONS.get(self.situation.destination, self.situation.destination)

    @property
    def steps(self) -> list[tuple[Step, datetime]]:
        """What was tapped and sent, in order."""
        found = self.response
        last = Step.CANCELLED if found.on_scene_at is None else Step.CLEAR
        moments = [
            (Step.OFFERED, found.sent_at),
            (Step.ACCEPTED, found.accepted_at),
            (Step.EN_ROUTE, found.en_route_at),
            (Step.ON_SCENE, found.on_scene_at),
            (Step.OFFICER_RELEASED, self.officer_released_at),
            (Step.TRANSPORTING, self.transporting_at),
            (last, found.clear_at),
        ]
        return [(step, at) for step, at in moments if at is not None]


def shift_of(duty: DutyShift, place: Place) -> Shift:
    """A shift that was worked as it was planned."""
    return Shift(
        team=place.teams[duty.team.call_sign],
        state=ShiftState.ENDED,
        planned_from_at=duty.begins_at,
        planned_to_at=duty.ends_at,
        worked_from_at=duty.begins_at,
        worked_to_at=duty.ends_at,
        planned_by=place.planner,
    )


def members_of(shift: Shift, duty: DutyShift, place: Place) -> Iterator[ShiftMember]:
    """Everybody on the team, in their roles."""
    for role in duty.team.members:
        yield ShiftMember(shift=shift, user=place.authors[duty.team.call_sign, role], role=role)


def assignment_of(work: Work, call: Call, shift: Shift, place: Place) -> Assignment:
    """What a team did for a call, with its stamps."""
    found = work.response
    return Assignment(
        call=call,
        team=place.teams[found.team.call_sign],
        shift=shift,
        part=Part.CONSULT if found.team.is_remote else Part.PRIMARY,
        origin=Origin.DISPATCHED if found.call.is_eligible else Origin.PATROL_REQUEST,
        state=AssignmentState.CANCELLED if found.on_scene_at is None else AssignmentState.CLEAR,
        is_exclusive=not found.team.is_remote,
        version=len(work.steps),
        offered_at=found.sent_at,
        offered_by=place.dispatcher,
        accepted_at=found.accepted_at,
        en_route_at=found.en_route_at,
        officer_on_scene_at=found.on_scene_at if found.team.has_officer else None,
        partner_on_scene_at=found.on_scene_at,
        on_scene_at=found.on_scene_at,
        officer_released_at=work.officer_released_at,
        transporting_at=work.transporting_at,
        destination=work.destination,
        ended_at=found.clear_at,
    )


def events_of(work: Work, assignment: Assignment, place: Place) -> Iterator[StatusEvent]:
    """The same as events. Who come in two vehicles each say that they are there."""
    team = work.response.team
    taps = place.authors[team.call_sign, team.members[-1]]
    for step, at in work.steps:
        is_dispatchers = step in (Step.OFFERED, Step.CANCELLED)
        if step == Step.ON_SCENE and place.teams[team.call_sign].variant.both_must_arrive:
            yield _event(work, assignment, step, at, by=place.authors[team.call_sign, team.members[0]])
        yield _event(work, assignment, step, at, by=place.dispatcher if is_dispatchers else taps)


def _event(work: Work, assignment: Assignment, step: Step, at: datetime, *, by: User) -> StatusEvent:
    return StatusEvent(
        assignment=assignment,
        step=step,
        statuses=[each.value for each in STATUSES_OF[step]],
        recorded_at=at,
        received_at=at,
        happened_at=at,
        by=by,
        way=Way.DESK if step in (Step.OFFERED, Step.CANCELLED) else Way.PHONE,
        destination=work.destination if step == Step.TRANSPORTING else "",
    )
