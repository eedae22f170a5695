"""In which hours of which weeks units were tied up, from spans that were counted by begin and length."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from coresponder.analysis.measures.definitions import HIGHEST_LEVEL, LEVELS, CrisisDefinition
from coresponder.analysis.measures.local_clock import HOURS_PER_WEEK, hours_lasted
from coresponder.analysis.measures.tallies.workload import IMPOSSIBLE, SECONDS_PER_HOUR

HOURS_TO_FIRST_MONDAY = 96  # from 1970-01-01, a Thursday, to 1970-01-05
EPOCH, FIRST_MONDAY = date(1970, 1, 1), date(1970, 1, 5)
HOURS_PER_DAY = 24

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class BusyHours:
    """Weeks by hours of the week (168 from Monday midnight), over the weeks that hold days with calls.

    `seconds[level, week, hour]` units were tied up, by `spans[level, week, hour]` spans that touch the hour.
    `lasted[week, hour]` is how long the hour lasted, in hours; 0 on days without calls, whose seconds are left out.
    """

    seconds: Numbers
    spans: Integers
    lasted: Numbers

    def unit_hours(self, definition: CrisisDefinition) -> Numbers:
        """Unit-hours by week and hour of the week."""
        hours: Numbers = self.seconds[LEVELS[definition] :].sum(axis=0) / SECONDS_PER_HOUR
        return hours

    def touching(self, definition: CrisisDefinition) -> Integers:
        """Spans that touch each hour of the week."""
        spans: Integers = self.spans[LEVELS[definition] :].sum(axis=(0, 1))
        return spans


def busy_hours(tally: pa.Table, days: tuple[date, ...], zone: ZoneInfo) -> BusyHours:
    """From the tally `workload_by_hour` and the days with calls."""
    first_week = _week(days[0])
    weeks = _week(days[-1]) - first_week + 1
    lasted = _lasted(days, zone, first_week, weeks)
    shape = (HIGHEST_LEVEL + 1, weeks, HOURS_PER_WEEK)
    seconds, spans = np.zeros(shape), np.zeros(shape, dtype=np.int64)
    rows = possible_spans(tally)
    for later in range(int(rows["hours_later"].max(initial=-1)) + 1):
        touching = rows["hours_later"] >= later
        place = _place(rows, touching, later, first_week)
        inside = (place[1] >= 0) & (place[1] < weeks)
        at = tuple(index[inside] for index in place)
        np.add.at(seconds, at, _seconds_within(rows, later)[touching][inside])
        np.add.at(spans, at, rows["spans"][touching][inside])
    covered = lasted > 0
    return BusyHours(seconds=seconds * covered, spans=spans * covered, lasted=lasted)


def possible_spans(tally: pa.Table) -> dict[str, Integers]:
    """The columns of the tally `workload_by_hour`, of spans that have both stamps and a possible length."""
    recorded = tally.filter(tally["hours_later"].is_valid())
    columns = {name: recorded[name].to_numpy().astype(np.int64) for name in recorded.column_names}
    possible = columns["hours_later"] != IMPOSSIBLE
    return {name: column[possible] for name, column in columns.items()}


def left_out(tally: pa.Table, definition: CrisisDefinition) -> tuple[int, int]:
    """Spans that lack a stamp, and spans that are impossible."""
    counted = tally.filter(pc.greater_equal(tally["level"], LEVELS[definition]))
    missing = counted.filter(pc.is_null(counted["hours_later"]))
    impossible = counted.filter(pc.equal(counted["hours_later"], IMPOSSIBLE))
    return _sum_of_spans(missing), _sum_of_spans(impossible)


def _sum_of_spans(rows: pa.Table) -> int:
    return int(rows["spans"].to_numpy().sum())


def spans_counted(tally: pa.Table, definition: CrisisDefinition) -> int:
    """Spans that have both stamps and a possible length."""
    rows = possible_spans(tally)
    return int(rows["spans"][rows["level"] >= LEVELS[definition]].sum())


def unit_hours_by_day(tally: pa.Table, definition: CrisisDefinition) -> dict[date, float]:
    """Unit-hours of the spans that begin on each local day, and nothing for days on which none begins."""
    rows = possible_spans(tally)
    counted = rows["level"] >= LEVELS[definition]
    day, place = np.unique(rows["hour"][counted] // HOURS_PER_DAY, return_inverse=True)
    seconds = np.bincount(place, weights=(rows["end_seconds"] - rows["begin_seconds"])[counted], minlength=len(day))
    return {EPOCH + timedelta(days=int(at)): float(s) / SECONDS_PER_HOUR for at, s in zip(day, seconds, strict=True)}


def _place(
    rows: dict[str, Integers], touching: npt.NDArray[np.bool_], later: int, first_week: int
) -> tuple[Integers, ...]:
    """Level, week and hour of the week of the clock hour that is `later` hours after the begin."""
    hour = rows["hour"][touching] + later - HOURS_TO_FIRST_MONDAY
    return rows["level"][touching], hour // HOURS_PER_WEEK - first_week, hour % HOURS_PER_WEEK


def _seconds_within(rows: dict[str, Integers], later: int) -> Integers:
    """Seconds that each row's spans spend in the clock hour that is `later` hours after the begin."""
    full = rows["spans"] * SECONDS_PER_HOUR
    until = np.where(rows["hours_later"] == later, rows["end_seconds"] - later * full, full)
    since = rows["begin_seconds"] if later == 0 else np.zeros_like(full)
    return until - since


def _lasted(days: tuple[date, ...], zone: ZoneInfo, first_week: int, weeks: int) -> Numbers:
    lasted = np.zeros((weeks, HOURS_PER_WEEK))
    by_week: dict[int, list[date]] = {}
    for day in days:
        by_week.setdefault(_week(day) - first_week, []).append(day)
    for week, its_days in by_week.items():
        lasted[week] = hours_lasted(its_days, zone)
    return lasted


def _week(day: date) -> int:
    return (day - FIRST_MONDAY) // timedelta(weeks=1)
