"""The local clock: which offsets from UTC a zone had, and how long each hour of a local week really lasted."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from coresponder.kernel.time_zones import offset_at

HOURS_PER_WEEK = 168
QUARTER_HOUR = timedelta(minutes=15)
ORDINARY_DAY = tuple((hour, 1.0) for hour in range(24))
REMEMBERED_DAYS = 1 << 14  # several measures ask about the same days of some years


def zone_offsets(zone: ZoneInfo, first_on: date, last_on: date) -> tuple[tuple[int, int], ...]:
    """The zone's offsets in force from the day before `first_on` to two days after `last_on`, in order.

    Each is (instant in seconds since 1970 from which it holds, seconds ahead of UTC); the first has held before.
    """
    begin, end = _utc_midnight(first_on - timedelta(days=1)), _utc_midnight(last_on + timedelta(days=3))
    offsets = [(begin if starts is None else _seconds(starts), ahead) for starts, ahead in offset_at(zone)]
    before = [offset for offset in offsets if offset[0] <= begin]
    during = [offset for offset in offsets if begin < offset[0] < end]
    return (*before[-1:], *during)


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


@lru_cache(maxsize=REMEMBERED_DAYS)
def _hours_of(day: date, zone: ZoneInfo) -> tuple[tuple[int, float], ...]:
    begin, end = (_midnight(each, zone) for each in (day, day + timedelta(days=1)))
    if end - begin == timedelta(days=1):
        return ORDINARY_DAY
    quarters = range((end - begin) // QUARTER_HOUR)
    hours = ((begin + quarter * QUARTER_HOUR).astimezone(zone).hour for quarter in quarters)
    return tuple((hour, QUARTER_HOUR / timedelta(hours=1)) for hour in hours)


def _utc_midnight(day: date) -> int:
    return _seconds(datetime.combine(day, time()))


def _seconds(instant: datetime) -> int:
    """Seconds since 1970 of an instant in UTC that carries no zone."""
    return int(instant.replace(tzinfo=UTC).timestamp())


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
