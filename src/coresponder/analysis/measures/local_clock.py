"""The local clock: which offsets from UTC a zone had, and how long each hour of a local week really lasted."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

HOURS_PER_WEEK = 168
QUARTER_HOUR = timedelta(minutes=15)


def zone_offsets(zone: ZoneInfo, first_on: date, last_on: date) -> tuple[tuple[int, int], ...]:
    """The zone's offsets in force from the day before `first_on` to two days after `last_on`, in order.

    Each is (instant in seconds since 1970 from which it holds, seconds ahead of UTC). Changes fall on full minutes.
    """
    begin = _instant(first_on) - timedelta(days=1)
    end = _instant(last_on) + timedelta(days=3)
    offsets = [(int(begin.timestamp()), _offset(zone, begin))]
    while begin < end:
        later = begin + timedelta(days=1)
        if _offset(zone, later) != _offset(zone, begin):
            change = _change_between(zone, begin, later)
            offsets.append((int(change.timestamp()), _offset(zone, change)))
        begin = later
    return tuple(offsets)


def hours_lasted(days: Iterable[date], zone: ZoneInfo) -> npt.NDArray[np.float64]:
    """How many hours of true time each hour of the local week lasted over `days`; 168 numbers from Monday midnight.

    An ordinary day gives one hour to each of its 24. The hour that the clock skips in spring gives none, the hour
    that it repeats in autumn gives two.
    """
    hours = np.zeros(HOURS_PER_WEEK)
    for day in days:
        for hour, lasted in _hours_of(day, zone):
            hours[(day.isoweekday() - 1) * 24 + hour] += lasted
    return hours


def _hours_of(day: date, zone: ZoneInfo) -> Iterator[tuple[int, float]]:
    begin, end = (_midnight(each, zone) for each in (day, day + timedelta(days=1)))
    if end - begin == timedelta(days=1):
        yield from ((hour, 1.0) for hour in range(24))
        return
    while begin < end:
        yield begin.astimezone(zone).hour, QUARTER_HOUR / timedelta(hours=1)
        begin += QUARTER_HOUR


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)


def _offset(zone: ZoneInfo, instant: datetime) -> int:
    offset = instant.astimezone(zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds())


def _change_between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The minute from which the offset of `after` holds, which the offset of `before` does not have."""
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after
