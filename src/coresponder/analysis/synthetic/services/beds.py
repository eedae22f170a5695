"""How full three facilities of the invented county are through the invented day: the figures they post, and when."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

MINUTES_A_DAY = 1440


@dataclass(frozen=True, kw_only=True)
class LiveFacility:
    """A facility that says how full it is: its places by kind, how often it says so, and when it falls silent.

    `turn` moves its busiest hour, as a share of the day. On `diversion` it takes nobody from the street.
    """

    name: str
    places: Mapping[str, int]
    every_minutes: int
    turn: float
    silent: tuple[int, int] | None = None
    diversion: tuple[int, int] | None = None
    posted_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What was posted last: at which minute of the invented day, the state, free places by kind, a note."""

    minute: int
    state: str
    free: Mapping[str, int]
    note: str


LIVE_FACILITIES = (
    LiveFacility(
        name="Harbor of Nowhere Crisis Center (invented)", places={"chairs": 12, "beds": 6}, every_minutes=70, turn=0.1,
        posted_by="Charge nurse Inventa Nonesuch",
    ),
    LiveFacility(
        name="Daydream Psychiatric Emergency (invented)", places={"beds": 9}, every_minutes=95, turn=0.45,
        diversion=(610, 790), posted_by="Desk of Daydream",
    ),
    LiveFacility(
        name="Unicorn Sobering Center (invented)", places={"mats": 14}, every_minutes=120, turn=0.7, silent=(300, 660),
        posted_by="Shift lead Mocka Pretender",
    ),
)  # fmt: skip


def figures_at(facility: LiveFacility, minute: float) -> Figures:
    """What the facility has posted last at that minute of the invented day; the day begins again after 24 hours."""
    posted = int(minute // facility.every_minutes) * facility.every_minutes
    if facility.silent and facility.silent[0] <= posted % MINUTES_A_DAY < facility.silent[1]:
        posted = posted - posted % MINUTES_A_DAY + facility.silent[0] // facility.every_minutes * facility.every_minutes
    of_day = posted % MINUTES_A_DAY
    free = {kind: _free(number, of_day, facility.turn) for kind, number in facility.places.items()}
    state, note = _state(facility, free, of_day)
    return Figures(minute=posted, state=state, free=free, note=note)


def _free(places: int, minute: int, turn: float) -> int:
    """Fuller in the evening than in the morning, never more free than there are."""
    busy = 0.55 + 0.5 * math.sin(2 * math.pi * (minute / MINUTES_A_DAY - 0.25 - turn))
    return max(0, min(places, round(places * (1 - busy))))


def _state(facility: LiveFacility, free: Mapping[str, int], minute: int) -> tuple[str, str]:
    if facility.diversion and facility.diversion[0] <= minute < facility.diversion[1]:
        return "diversion", "Short of staff until the next shift."
    left = sum(free.values())
    if left == 0:
        return "full", ""
    if left <= sum(facility.places.values()) / 5:
        return "limited", "One at a time, please call first."
    return "open", ""
