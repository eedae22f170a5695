"""The county's calls after launch that a team could answer, out of all calls of the year."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import numpy as np

from coresponder.analysis.synthetic.call_types import CALL_TYPES, EDP, EDP_RENAMED
from coresponder.analysis.synthetic.calls import GROUPS, SOURCES, Calls, Course, draw_calls
from coresponder.analysis.synthetic.demand import draw_received, make_clock
from coresponder.analysis.synthetic.encounters.dice import Chance
from coresponder.analysis.synthetic.encounters.duty import moment_of
from coresponder.analysis.synthetic.encounters.rates import Operation
from coresponder.analysis.synthetic.geography import beats
from coresponder.analysis.synthetic.places import Places, make_places
from coresponder.analysis.synthetic.stamps import MISSING, Stamps, draw_stamps
from coresponder.analysis.synthetic.streams import Integers, Streams

# The crisis becomes known on the way only, when the type of a call is changed; the team is asked for then.
KNOWN_AFTER_ARRIVAL_SECONDS = 6 * 60


@dataclass(frozen=True, kw_only=True)
class YearCall:
    """One call that a team could answer. `asked_at` is when that became known; `place` is a place in the county.

    `is_eligible` is False where only patrol asked for the team. `patrol_cleared_at` is when the other units left.
    """

    number: int
    event_number: str
    received_at: datetime
    asked_at: datetime
    patrol_arrived_at: datetime
    patrol_cleared_at: datetime
    closed_at: datetime
    initial_type: str
    final_type: str
    priority: int
    source: str
    place: int
    place_kind: str
    address: str
    beat: str
    longitude: float
    latitude: float
    is_eligible: bool


@dataclass(frozen=True, kw_only=True)
class CallsOfTheYear:
    """All calls of the year by number, and those of them that a team could answer."""

    total: int
    crisis: int
    calls: tuple[YearCall, ...]


def calls_of_the_year(
    operation: Operation, *, seed: int, first_on: date, last_on: date, calls_a_year: int
) -> CallsOfTheYear:
    """Draw every call of the county in the period by the county's own mechanisms, and keep those for a team."""
    streams = Streams(seed)
    clock = make_clock(first_on, last_on)
    received = draw_received(streams, clock, last_on=last_on, calls_a_year=calls_a_year)
    local = clock.local(received)
    places = make_places(streams, calls_a_year=calls_a_year)
    calls = draw_calls(streams, received, local, places, line_988_from=0)
    stamps = draw_stamps(streams, calls, local)
    rows = _rows(calls, operation, Chance(seed, len(received)))
    is_crisis = GROUPS[calls.final] == "crisis"
    kept = tuple(_call(number, int(row), calls, stamps, places) for number, row in enumerate(rows))
    return CallsOfTheYear(total=len(received), crisis=int(is_crisis.sum()), calls=kept)


def _rows(calls: Calls, operation: Operation, chance: Chance) -> Integers:
    """Attended calls whose type names a crisis in the end, and some at which patrol asks for the team."""
    attended = (calls.course == Course.ATTENDED) & ~calls.is_on_view
    group = GROUPS[calls.final]
    uniform = np.array([chance.uniform("patrol_asks", place) for place in range(len(group))])
    asked_for = np.isin(group, ["possible", "other"]) & (uniform < operation.patrol_asks.share)
    return np.flatnonzero(attended & ((group == "crisis") | asked_for))


def _call(number: int, row: int, calls: Calls, stamps: Stamps, places: Places) -> YearCall:
    place = int(calls.place[row])
    beat = beats_of_the_county()[int(places.beat[place])]
    moments = {name: _moment(int(getattr(stamps, name)[row])) for name in ("queued", "arrived", "cleared", "closed")}
    return YearCall(
        number=number,
        event_number=f"MC-Y{row + 1:06d}",
        received_at=_moment(int(calls.received[row])),
        asked_at=_asked_at(row, calls, stamps),
        patrol_arrived_at=moments["arrived"],
        patrol_cleared_at=moments["cleared"],
        closed_at=moments["closed"],
        initial_type=_named(int(calls.initial[row])),
        final_type=_named(int(calls.final[row])),
        priority=int(calls.priority[row]),
        source=SOURCES[int(calls.source[row])],
        place=place,
        place_kind=str(places.kind[place]),
        address=str(places.address[place]),
        beat=beat,
        longitude=float(places.longitude[place]),
        latitude=float(places.latitude[place]),
        is_eligible=bool(GROUPS[calls.final[row]] == "crisis"),
    )


@cache
def beats_of_the_county() -> tuple[str, ...]:
    """The names of the beats, by their place."""
    return tuple(beat.name for beat in beats())


def _asked_at(row: int, calls: Calls, stamps: Stamps) -> datetime:
    if GROUPS[calls.initial[row]] == "crisis":
        return _moment(int(stamps.queued[row]))
    known = int(stamps.arrived[row]) + KNOWN_AFTER_ARRIVAL_SECONDS
    return _moment(min(known, int(stamps.cleared[row])))


def _named(place: int) -> str:
    code = CALL_TYPES[place].code
    return EDP_RENAMED if code == EDP else code


def _moment(seconds: int) -> datetime:
    if seconds == MISSING:
        raise ValueError("An attended call has every stamp.")
    return moment_of(seconds)
