"""When calls come: by season, weekday, hour and chance, hour after hour of the local clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from coresponder.analysis.synthetic.call_types import shares_by_hour
from coresponder.analysis.synthetic.names import TIME_ZONE
from coresponder.analysis.synthetic.streams import Integers, Numbers, Streams

HOUR_SECONDS = 3_600
DAYS_AFTER = 5  # stamps may run on after the last call came in
WEEKDAY_FACTORS = np.array([0.99, 0.97, 0.98, 1.00, 1.06, 1.06, 0.94])  # Monday first
SUMMER_SWING = 0.09
GROWTH_A_YEAR = 0.015
SPREAD_OF_DAYS = 0.06  # days differ more than chance alone would let them


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The local clock over the period: the offset from UTC in each hour since `start_seconds` (Unix time)."""

    start_seconds: int
    offsets: Integers

    def local(self, utc_seconds: Integers) -> Integers:
        """Local time in seconds, as if the local clock were UTC; what occurs twice in autumn comes out twice."""
        hour = np.clip((utc_seconds - self.start_seconds) // HOUR_SECONDS, 0, len(self.offsets) - 1)
        return utc_seconds + self.offsets[hour]


def make_clock(first_on: date, last_on: date) -> Clock:
    """The clock from the local midnight before `first_on` to some days after `last_on`."""
    zone = ZoneInfo(TIME_ZONE)
    start, end = _midnight(first_on, zone), _midnight(last_on + timedelta(days=DAYS_AFTER), zone)
    moments = (datetime.fromtimestamp(moment, tz=UTC).astimezone(zone) for moment in range(start, end, HOUR_SECONDS))
    offsets = [int((moment.utcoffset() or timedelta()).total_seconds()) for moment in moments]
    return Clock(start_seconds=start, offsets=np.array(offsets, dtype=np.int64))


def _midnight(day: date, zone: ZoneInfo) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())


def draw_received(streams: Streams, clock: Clock, *, last_on: date, calls_a_year: int) -> Integers:
    """The instant (Unix seconds) at which each call came in, in order."""
    hours = np.arange(clock.start_seconds, _midnight(last_on + timedelta(days=1), ZoneInfo(TIME_ZONE)), HOUR_SECONDS)
    expected = calls_a_year / 365.25 * _factors(streams, clock.local(hours))
    counts = streams("calls_in_each_hour").poisson(expected)
    starts = np.repeat(hours, counts)
    return np.sort(starts + streams("second_of_the_hour").integers(0, HOUR_SECONDS, len(starts)))


def _factors(streams: Streams, local: Integers) -> Numbers:
    """The share of a mean day's calls that is expected in each hour."""
    day = local // (24 * HOUR_SECONDS)
    hour_share = shares_by_hour().sum(axis=1)[local // HOUR_SECONDS % 24]
    weekday = WEEKDAY_FACTORS[(day + 3) % 7]  # day 0 of Unix time was a Thursday
    season = 1 + SUMMER_SWING * np.sin(2 * np.pi * (day % 365.25 - 105) / 365.25)
    growth = (1 + GROWTH_A_YEAR) ** ((day - day[0]) / 365.25)
    chance = np.exp(streams("days").normal(0.0, SPREAD_OF_DAYS, int(day[-1] - day[0]) + 1))[day - day[0]]
    return np.asarray(hour_share * weekday * season * growth * chance)
