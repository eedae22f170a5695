"""The calls themselves: what each is about, first and last, how it came in, where, and what became of it."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from coresponder.analysis.synthetic.call_types import CALL_TYPES, code_index, shares_by_hour
from coresponder.analysis.synthetic.demand import HOUR_SECONDS
from coresponder.analysis.synthetic.places import Places
from coresponder.analysis.synthetic.streams import Flags, Integers, Streams, pick

SOURCES = ("911", "NON-EMERG", "ON-VIEW", "ALARM CO", "988 TRANSFER")
SHARE_ON_911 = (0.88, 0.72, 0.46, 0.27)  # by priority 1 to 4
SHARE_FROM_988 = 0.02  # of crisis calls, once the county's 988 line transfers
SHARE_OTHER_PRIORITY = 0.07
SHARE_CANCELLED = 0.05
SHARE_BY_PHONE = 0.11  # of calls with priority 4


class Course(IntEnum):
    """What became of a call: a unit went, it was cancelled on the way, or it was handled by telephone."""

    ATTENDED = 0
    CANCELLED = 1
    BY_PHONE = 2


@dataclass(frozen=True, kw_only=True)
class Calls:
    """The calls, one entry each, in the order in which they came in. Types and places are places in their lists."""

    received: Integers
    initial: Integers
    final: Integers
    initial_priority: Integers
    priority: Integers
    source: Integers
    place: Integers
    course: Integers

    @property
    def is_on_view(self) -> Flags:
        return np.asarray(self.source == SOURCES.index("ON-VIEW"))


GROUPS = np.array([item.group for item in CALL_TYPES])
PRIORITIES = np.array([item.priority for item in CALL_TYPES])


def draw_calls(streams: Streams, received: Integers, local: Integers, places: Places, *, line_988_from: int) -> Calls:
    """Draw everything about the calls but their stamps and endings; `line_988_from` is in Unix seconds."""
    initial = _draw_types(streams, local)
    final = _draw_changes(streams, initial)
    initial_priority = _draw_priorities(streams, initial)
    source = _draw_sources(streams, initial, initial_priority, received >= line_988_from)
    return Calls(
        received=received,
        initial=initial,
        final=final,
        initial_priority=initial_priority,
        priority=np.where(final == initial, initial_priority, PRIORITIES[final]),
        source=source,
        place=_draw_places(streams, initial, final, places),
        course=_draw_courses(streams, initial_priority, source),
    )


def _draw_types(streams: Streams, local: Integers) -> Integers:
    hour = local // HOUR_SECONDS % 24
    uniform = streams("types").random(len(local))
    types = np.zeros(len(local), dtype=np.int64)
    for of_day, shares in enumerate(shares_by_hour()):
        now = hour == of_day
        types[now] = pick(shares.cumsum(), uniform[now])
    return types


def _draw_changes(streams: Streams, initial: Integers) -> Integers:
    index = code_index()
    uniform = streams("type_changes").random(len(initial))
    final = initial.copy()
    for place, item in enumerate(CALL_TYPES):
        begin = 0.0
        for code, share in item.becomes.items():
            final[(initial == place) & (uniform >= begin) & (uniform < begin + share)] = index[code]
            begin += share
    return final


def _draw_priorities(streams: Streams, initial: Integers) -> Integers:
    stream = streams("priorities")
    differs = stream.random(len(initial)) < SHARE_OTHER_PRIORITY
    step = np.where(stream.random(len(initial)) < 0.5, -1, 1)
    return np.asarray(np.clip(PRIORITIES[initial] + differs * step, 1, 4), dtype=np.int64)


def _draw_sources(streams: Streams, initial: Integers, priority: Integers, has_988: Flags) -> Integers:
    stream = streams("sources")
    by_line = np.where(stream.random(len(initial)) < np.array(SHARE_ON_911)[priority - 1], 0, 1)
    by_transfer = has_988 & (GROUPS[initial] == "crisis") & (stream.random(len(initial)) < SHARE_FROM_988)
    group = GROUPS[initial]
    source = np.select([group == "police", group == "alarm", by_transfer], [2, 3, 4], default=by_line)
    return np.asarray(source, dtype=np.int64)


def _draw_places(streams: Streams, initial: Integers, final: Integers, places: Places) -> Integers:
    is_traffic = (GROUPS[initial] == "traffic") | (initial == code_index()["TRAFFIC STOP"])
    is_crisis = (GROUPS[final] == "crisis") | (GROUPS[initial] == "crisis")
    uniform = streams("places_of_calls").random(len(initial))
    chosen = pick(places.other_weight.cumsum(), uniform)
    for which, weight in ((is_traffic, places.traffic_weight), (is_crisis, places.crisis_weight)):
        chosen[which] = pick(weight.cumsum(), uniform[which])
    return chosen


def _draw_courses(streams: Streams, priority: Integers, source: Integers) -> Integers:
    stream = streams("courses")
    on_view = source == SOURCES.index("ON-VIEW")
    cancelled = ~on_view & (stream.random(len(priority)) < SHARE_CANCELLED)
    by_phone = ~on_view & ~cancelled & (priority == 4) & (stream.random(len(priority)) < SHARE_BY_PHONE)
    return np.select([cancelled, by_phone], [Course.CANCELLED, Course.BY_PHONE], default=Course.ATTENDED)
