"""When everything happened on the local clock, and what the dispatch system got wrong about it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from benchmarks.intake.export.calls import Calls, Streams
from coresponder.analysis.synthetic.call_types import CALL_TYPES, shares_by_hour
from coresponder.kernel.time_zones import offset_at

ZONE = ZoneInfo("America/Chicago")
FIRST_ON, LAST_ON = date(2022, 1, 1), date(2024, 12, 31)
HOUR_SECONDS = 3_600
HOURS_BEHIND_UTC = 6
WEEKDAY_FACTORS = np.array([0.99, 0.97, 0.98, 1.00, 1.06, 1.06, 0.94])  # Monday first
NOT_RECORDED = np.iinfo(np.int64).min

# Median seconds and standard deviation of the logarithm.
TO_QUEUE = (78.0, 0.55)
TO_ASSIGNED = (np.array([40.0, 150.0, 560.0, 1_500.0]), 1.05)  # by priority 1 to 4
TO_ARRIVED = (410.0, 0.60)
ON_SCENE = (60.0 * np.array([item.on_scene_minutes for item in CALL_TYPES]), 0.80)  # by type
TO_CLOSED = (40.0, 1.20)

# Shares of rows.
FORGOTTEN = {"queued": 0.004, "assigned": 0.005, "arrived": 0.10, "cleared": 0.05, "closed": 0.006}
HANDLED_BY_PHONE = 0.48  # of calls of priority 3 and 4 that somebody made
CLEARED_BEFORE_ARRIVED = 0.008
ASSIGNED_BEFORE_QUEUED = 0.006
CLEARED_DAYS_LATER = 0.001

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Stamps = dict[str, Integers]


def draw_received(streams: Streams, calls: Calls, *, share_from: float, share_to: float) -> Integers:
    """When each row's call came in, UTC seconds since 1970, for the block between these shares of all calls."""
    hours, running = _hours()
    count = int(calls.call.max()) + 1
    shares = np.sort(share_from + (share_to - share_from) * streams("received").random(count))
    return np.interp(shares, running, hours).astype(np.int64)[calls.call]


def draw_stamps(streams: Streams, calls: Calls, received: Integers) -> Stamps:
    """The six stamps of each row, local seconds since 1970, NOT_RECORDED where there is none.

    Both versions of a call have the same ones, but for the closing.
    """
    normal = streams("stamps").standard_normal((int(calls.call.max()) + 1, 5))[calls.call].T
    queued = received + _lasting(TO_QUEUE[0], TO_QUEUE[1], normal[0]) * ~calls.is_on_view
    assigned = queued + _lasting(TO_ASSIGNED[0][calls.priority - 1], TO_ASSIGNED[1], normal[1]) * ~calls.is_on_view
    arrived = assigned + _lasting(TO_ARRIVED[0], TO_ARRIVED[1], normal[2]) * ~calls.is_on_view
    cleared = arrived + _lasting(ON_SCENE[0][calls.final], ON_SCENE[1], normal[3])
    closed = cleared + _lasting(TO_CLOSED[0], TO_CLOSED[1], normal[4]) + HOUR_SECONDS * calls.is_again
    named = {
        "answered": received, "queued": queued, "assigned": assigned,
        "arrived": arrived, "cleared": cleared, "closed": closed,
    }  # fmt: skip
    true = {name: _local(instants) for name, instants in named.items()}
    return _with_gaps(streams, calls, _with_disorder(streams, calls, true))


def _hours() -> tuple[Integers, Numbers]:
    """The full hours of the period, UTC seconds, and the share of all calls that came in before each."""
    begin, end = (int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) for day in (FIRST_ON, LAST_ON))
    hours = np.arange(begin, end + 24 * HOUR_SECONDS + 1, HOUR_SECONDS) + HOURS_BEHIND_UTC * HOUR_SECONDS
    local = _local(hours) // HOUR_SECONDS
    expected = shares_by_hour().sum(axis=1)[local % 24] * WEEKDAY_FACTORS[(local // 24 + 3) % 7]
    running = np.concatenate([[0.0], expected[:-1].cumsum()])
    return hours, running / running[-1]


def _local(instants: Integers) -> Integers:
    """Local seconds, as if the local clock were UTC; what occurs twice in autumn comes out twice."""
    pieces = offset_at(ZONE)
    starts = [int(starts.replace(tzinfo=UTC).timestamp()) for starts, _ in pieces if starts is not None]
    offsets = np.array([offset for _, offset in pieces])
    return np.asarray(instants + offsets[np.searchsorted(np.array(starts), instants, side="right")])


def _lasting(median: float | Numbers, spread: float, normal: Numbers) -> Integers:
    return np.rint(median * np.exp(spread * normal)).astype(np.int64)


def _with_disorder(streams: Streams, calls: Calls, stamps: Stamps) -> Stamps:
    """Some stamps in an impossible order, and some calls that were forgotten for days."""
    stream = streams("disorder")
    count = int(calls.call.max()) + 1
    early_clear, early_assign, late_clear = (
        (stream.random(count) < share)[calls.call]
        for share in (CLEARED_BEFORE_ARRIVED, ASSIGNED_BEFORE_QUEUED, CLEARED_DAYS_LATER)
    )
    back = stream.integers(5, 240, count)[calls.call]
    assigned = np.where(early_assign, stamps["queued"] - back, stamps["assigned"])
    cleared = np.where(early_clear, stamps["arrived"] - back, stamps["cleared"] + late_clear * 50 * HOUR_SECONDS)
    return {**stamps, "assigned": assigned, "cleared": cleared}


def _with_gaps(streams: Streams, calls: Calls, stamps: Stamps) -> Stamps:
    """Stamps that nobody recorded: there was no telephone call, nobody came, or somebody forgot."""
    stream = streams("gaps")
    count = int(calls.call.max()) + 1
    forgotten = {name: (stream.random(count) < share)[calls.call] for name, share in FORGOTTEN.items()}
    by_phone = (calls.priority >= 3) & ~calls.is_on_view & (stream.random(count) < HANDLED_BY_PHONE)[calls.call]
    absent: Mapping[str, npt.NDArray[np.bool_]] = {
        "answered": calls.is_on_view,
        "queued": forgotten["queued"] & ~calls.is_on_view,
        "assigned": by_phone | calls.is_on_view | forgotten["assigned"],
        "arrived": by_phone | calls.is_cancelled | forgotten["arrived"],
        "cleared": by_phone | forgotten["cleared"],
        "closed": forgotten["closed"],
    }
    return {name: np.where(absent[name], NOT_RECORDED, values) for name, values in stamps.items()}
