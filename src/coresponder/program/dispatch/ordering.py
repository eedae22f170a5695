"""From the events of an assignment, in whatever order they came, to where the assignment stands.

Taps are made without a line and arrive late, out of order, or by a clock that is wrong. So:

1. A phone says, when it sends, what its clock shows. The difference to ours corrects what it wrote down before.
2. Nothing happened before the offer, and nothing after it was received.
3. What one phone counted later did not happen earlier.
4. In that order every event is asked whether the state before it allows it. If not, it is kept, and set aside.

The same events give the same standing in whatever order they arrive. Plain Python: no database, no clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from coresponder.kernel.transitions import Transitions
from coresponder.program.dispatch.vocabulary import MOVES_NOTHING, OPEN_STATES, AssignmentState, Half, NotGoing, Step

State = AssignmentState
UNDO_SECONDS = 8
# Less than this is the way through the network, not a clock that is wrong.
CLOCK_IS_RIGHT_WITHIN = timedelta(seconds=2)

# A team may forget a tap, so each step may skip the ones before it.
_MOVING: dict[str, str] = {
    State.EN_ROUTE: "the team sets off",
    State.ON_SCENE: "the team is there, with both halves where they come by themselves",
}
_AT_THE_SCENE: dict[str, str] = {
    State.OFFICER_RELEASED: "the officer is no longer needed and leaves",
    State.TRANSPORTING: "the team takes the person somewhere",
    State.CLEAR: "the team is done",
}
_CALLED_BACK: dict[str, str] = {State.CANCELLED: "dispatch calls the team back, with the reason"}
_COULD_NOT: dict[str, str] = {State.COULD_NOT: "the team says that it cannot go on, and why"}
ASSIGNMENT_TRANSITIONS = Transitions(
    noun="assignment",
    allowed={
        State.OFFERED: {
            State.ACCEPTED: "the team accepts",
            State.DECLINED: "the team declines, with the reason",
            State.EXPIRED: "the time to answer is over",
            **_MOVING,
            **_COULD_NOT,
            **_CALLED_BACK,
        },
        State.ACCEPTED: {**_MOVING, State.CLEAR: "the team is done without going", **_COULD_NOT, **_CALLED_BACK},
        State.EN_ROUTE: {
            State.ON_SCENE: _MOVING[State.ON_SCENE],
            State.TRANSPORTING: "the team meets the person on the way and takes the person somewhere",
            State.CLEAR: "the team is done",
            **_COULD_NOT,
            **_CALLED_BACK,
        },
        State.ON_SCENE: _AT_THE_SCENE,
        State.OFFICER_RELEASED: {
            State.TRANSPORTING: "the partner takes the person somewhere",
            State.CLEAR: "the team is done",
        },
        State.TRANSPORTING: {
            State.OFFICER_RELEASED: "the officer is released at the facility",
            State.CLEAR: "the team is done",
        },
        State.CLEAR: {},
        State.DECLINED: {},
        State.COULD_NOT: {},
        State.EXPIRED: {},
        State.CANCELLED: {},
    },
)


class Event(Protocol):
    """What the rule needs to know about one event."""

    id: UUID
    step: str
    happened_at: datetime
    received_at: datetime
    number: int
    by_id: int | None
    not_going: str
    destination: str
    undoes_id: UUID | None


@dataclass(kw_only=True)
class Standing:
    """Where an assignment stands, when it came there, and which events do not count, each with the sentence why."""

    state: AssignmentState = State.OFFERED
    stamps: dict[AssignmentState, datetime] = field(default_factory=dict)
    arrived_at: dict[Half, datetime] = field(default_factory=dict)
    not_going: str = ""
    destination: str = ""
    set_aside: dict[UUID, str] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def ended_at(self) -> datetime | None:
        """When it ended; None while it is open."""
        return None if self.is_open else self.stamps.get(self.state)


def happened_at(
    *, recorded_at: datetime, sent_at: datetime | None, received_at: datetime, not_before: datetime
) -> datetime:
    """When something happened, by our clock: the phone's moment, corrected by how far its clock was off on sending."""
    off = received_at - sent_at if sent_at else timedelta(0)
    corrected = recorded_at if abs(off) < CLOCK_IS_RIGHT_WITHIN else recorded_at + off
    return max(not_before, min(corrected, received_at))


def in_order(events: Iterable[Event]) -> list[tuple[datetime, Event]]:
    """Every event with the moment that counts for it, in the order that counts."""
    known = sorted(events, key=lambda each: (each.happened_at, each.number, each.received_at, str(each.id)))
    counted = {each.id: at for phone in _by_phone(known) for at, each in _never_back(phone)}
    timed = [(counted.get(each.id, each.happened_at), each) for each in known]
    return sorted(timed, key=lambda pair: (pair[0], pair[1].number, pair[1].received_at, str(pair[1].id)))


def standing_of(events: Iterable[Event], *, halves: dict[int, Half] | None = None) -> Standing:
    """Where the assignment stands. `halves` says, of a team whose halves come by themselves, who is of which half."""
    ordered = in_order(events)
    undone = undone_ids(ordered)
    standing = Standing()
    for at, event in ordered:
        if event.id in undone:
            standing.set_aside[event.id] = "It was taken back."
            if event.step == Step.OFFERED:
                _move(standing, State.CANCELLED, at, event)
                standing.not_going = NotGoing.TAKEN_BACK
        elif event.step == Step.OFFERED:
            standing.stamps.setdefault(State.OFFERED, at)
        elif event.step == Step.UNDONE and event.undoes_id not in undone:
            standing.set_aside[event.id] = "It was too late to take that back."
        elif event.step not in MOVES_NOTHING:
            _count(standing, at, event, halves or {})
    return standing


def undone_ids(ordered: Iterable[tuple[datetime, Event]]) -> set[UUID]:
    """The events that somebody took back in time. Who taps wrong takes it back at once, and only what is one's own."""
    by_id = {event.id: (at, event) for at, event in ordered}
    found: set[UUID] = set()
    for at, event in by_id.values():
        meant = by_id.get(event.undoes_id) if event.undoes_id else None
        if meant and meant[1].by_id == event.by_id and at - meant[0] <= timedelta(seconds=UNDO_SECONDS):
            found.add(meant[1].id)
    return found


def _count(standing: Standing, at: datetime, event: Event, halves: dict[int, Half]) -> None:
    """Let one event move the standing, or set it aside."""
    wanted = State(event.step)
    if wanted == State.ON_SCENE and halves and not _both_there(standing, at, event, halves):
        wanted = State.EN_ROUTE
        if standing.state == State.EN_ROUTE:
            return
    if wanted not in ASSIGNMENT_TRANSITIONS.allowed[standing.state]:
        standing.set_aside[event.id] = _why_not(standing.state, wanted)
        return
    _move(standing, wanted, at, event)


def _both_there(standing: Standing, at: datetime, event: Event, halves: dict[int, Half]) -> bool:
    """Note who arrived; true once both halves have. A tap of somebody outside the team speaks for both."""
    half = halves.get(event.by_id) if event.by_id is not None else None
    for each in (half,) if half else Half:
        standing.arrived_at.setdefault(Half(each), at)
    return len(standing.arrived_at) == len(Half)


def _move(standing: Standing, state: AssignmentState, at: datetime, event: Event) -> None:
    standing.state = state
    standing.stamps.setdefault(state, at)
    standing.not_going = event.not_going or standing.not_going
    standing.destination = event.destination or standing.destination


def _why_not(state: AssignmentState, wanted: AssignmentState) -> str:
    if state == wanted:
        return f"The team was {wanted.label} already."
    return f"The team was {state.label} by then, so “{wanted.label}” was kept and does not count."


def _by_phone(events: Iterable[Event]) -> list[list[Event]]:
    phones: dict[int, list[Event]] = {}
    for each in events:
        if each.number and each.by_id is not None:
            phones.setdefault(each.by_id, []).append(each)
    return list(phones.values())


def _never_back(events: list[Event]) -> list[tuple[datetime, Event]]:
    """The events of one phone by its own count, each no earlier than the one before."""
    found: list[tuple[datetime, Event]] = []
    for each in sorted(events, key=lambda event: (event.number, event.happened_at, str(event.id))):
        found.append((max(each.happened_at, found[-1][0]) if found else each.happened_at, each))
    return found
