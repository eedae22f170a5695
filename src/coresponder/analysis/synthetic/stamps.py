"""The times of a call: lognormal intervals that hang together, longer queues when the county is busy."""

from dataclasses import dataclass, fields, replace

import numpy as np

from coresponder.analysis.synthetic.call_types import CALL_TYPES
from coresponder.analysis.synthetic.calls import Calls, Course
from coresponder.analysis.synthetic.demand import HOUR_SECONDS
from coresponder.analysis.synthetic.streams import Flags, Integers, Numbers, Streams

MISSING = np.iinfo(np.int64).min

# Median seconds and standard deviation of the logarithm, in the order of a call's life.
TO_QUEUE = (78.0, 0.55)
TO_ENTRY_COMPLETE = (55.0, 0.80)
TO_ASSIGNED = ((40.0, 150.0, 560.0, 1_500.0), 1.05)  # by priority 1 to 4
TO_EN_ROUTE = (35.0, 0.90)
TO_ARRIVED = ((235.0, 320.0, 410.0, 470.0), 0.55)  # by priority 1 to 4
ON_SCENE_SPREAD = 0.80
TO_CLOSED = (40.0, 1.20)
BY_PHONE = (780.0, 0.60)
RECALLED = (150.0, 0.80)

# How the intervals hang together: a busy hour lengthens the queue and the way, a long queue goes with a long scene.
CORRELATIONS = np.array(
    [
        [1.00, 0.35, 0.10, 0.00, 0.05, 0.15, 0.00],
        [0.35, 1.00, 0.15, 0.00, 0.05, 0.10, 0.00],
        [0.10, 0.15, 1.00, 0.20, 0.30, 0.20, 0.10],
        [0.00, 0.00, 0.20, 1.00, 0.25, 0.05, 0.10],
        [0.05, 0.05, 0.30, 0.25, 1.00, 0.15, 0.05],
        [0.15, 0.10, 0.20, 0.05, 0.15, 1.00, 0.30],
        [0.00, 0.00, 0.10, 0.10, 0.05, 0.30, 1.00],
    ]
)


@dataclass(frozen=True, kw_only=True)
class Stamps:
    """The stamps of the calls in Unix seconds, MISSING where nothing was recorded."""

    answered: Integers
    queued: Integers
    entered: Integers
    assigned: Integers
    en_route: Integers
    arrived: Integers
    cleared: Integers
    closed: Integers

    def taken(self, rows: Integers) -> "Stamps":
        """The stamps of these rows, in that order."""
        return replace(self, **{field.name: getattr(self, field.name)[rows] for field in fields(self)})


def draw_stamps(streams: Streams, calls: Calls, local: Integers) -> Stamps:
    """The stamps as they truly were, before the system got any of them wrong."""
    normal = streams("stamps").multivariate_normal(np.zeros(7), CORRELATIONS, len(calls.received), method="cholesky").T
    queued = calls.received + _seconds(*TO_QUEUE, normal[0])
    assigned = queued + _seconds(_by_priority(TO_ASSIGNED[0], calls) * _load(local), TO_ASSIGNED[1], normal[2])
    en_route = assigned + _seconds(*TO_EN_ROUTE, normal[3])
    arrived = en_route + _seconds(_by_priority(TO_ARRIVED[0], calls), TO_ARRIVED[1], normal[4])
    cleared = arrived + _seconds(_on_scene_seconds(calls), ON_SCENE_SPREAD, normal[5])
    attended = Stamps(
        answered=calls.received,
        queued=queued,
        entered=queued + _seconds(*TO_ENTRY_COMPLETE, normal[1]),
        assigned=assigned,
        en_route=en_route,
        arrived=arrived,
        cleared=cleared,
        closed=cleared + _seconds(*TO_CLOSED, normal[6]),
    )
    return _by_phone(_recalled(_on_view(attended, calls), calls, normal), calls, normal)


def _seconds(median: float | Numbers, spread: float, normal: Numbers) -> Integers:
    return np.maximum(np.rint(median * np.exp(spread * normal)), 1).astype(np.int64)


def _by_priority(medians: tuple[float, ...], calls: Calls) -> Numbers:
    return np.array(medians)[calls.initial_priority - 1]


def _on_scene_seconds(calls: Calls) -> Numbers:
    minutes = np.array([item.on_scene_minutes for item in CALL_TYPES])
    return np.asarray(60.0 * minutes[calls.final])


def _load(local: Integers) -> Numbers:
    """Queues are longest late in the afternoon and shortest before dawn."""
    hour = local % (24 * HOUR_SECONDS) / HOUR_SECONDS
    return np.asarray(1 + 0.45 * np.sin(2 * np.pi * (hour - 11) / 24))


def _where(flags: Flags, yes: Integers | int, no: Integers) -> Integers:
    return np.where(flags, yes, no).astype(np.int64)


def _on_view(stamps: Stamps, calls: Calls) -> Stamps:
    """An officer is there already when the call begins: nobody telephones, nobody waits."""
    on_view, at_once = calls.is_on_view, calls.received
    stay = stamps.cleared - stamps.arrived
    return replace(
        stamps,
        answered=_where(on_view, MISSING, stamps.answered),
        queued=_where(on_view, at_once, stamps.queued),
        entered=_where(on_view, at_once, stamps.entered),
        assigned=_where(on_view, at_once, stamps.assigned),
        en_route=_where(on_view, at_once, stamps.en_route),
        arrived=_where(on_view, at_once, stamps.arrived),
        cleared=_where(on_view, at_once + stay, stamps.cleared),
        closed=_where(on_view, at_once + stay + (stamps.closed - stamps.cleared), stamps.closed),
    )


def _recalled(stamps: Stamps, calls: Calls, normal: Numbers) -> Stamps:
    """Cancelled on the way: a unit was sent and never arrived."""
    cancelled = calls.course == Course.CANCELLED
    cleared = stamps.en_route + _seconds(*RECALLED, normal[4])
    return replace(
        stamps,
        arrived=_where(cancelled, MISSING, stamps.arrived),
        cleared=_where(cancelled, cleared, stamps.cleared),
        closed=_where(cancelled, cleared + 5, stamps.closed),
    )


def _by_phone(stamps: Stamps, calls: Calls, normal: Numbers) -> Stamps:
    """Handled by telephone: no unit was ever sent."""
    by_phone = calls.course == Course.BY_PHONE
    sent = {name: getattr(stamps, name) for name in ("assigned", "en_route", "arrived", "cleared")}
    none_sent = {name: _where(by_phone, MISSING, values) for name, values in sent.items()}
    return replace(
        stamps, **none_sent, closed=_where(by_phone, stamps.queued + _seconds(*BY_PHONE, normal[5]), stamps.closed)
    )
