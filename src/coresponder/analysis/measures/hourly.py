"""Calls by local day, hour and level in one block of numbers: everything that is counted by the calendar."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from coresponder.analysis.measures.definitions import HIGHEST_LEVEL, LEVELS, CrisisDefinition

Integers = npt.NDArray[np.int64]

HOURS_PER_DAY = 24


@dataclass(frozen=True, kw_only=True)
class HourlyCounts:
    """Calls on each day that has any: `calls[level, day, hour]`, the days in order in `days`.

    Place 24 of the hours holds the calls of that day whose hour is not recorded, as where a source writes only the
    date. `undated[level]` calls have not even a day. Days on which the feed shows no call at all are not here:
    whether nobody called or the feed was down, nobody can say.
    """

    days: tuple[date, ...]
    calls: Integers
    undated: Integers

    @property
    def all_calls(self) -> int:
        """All calls, with or without a date."""
        return int(self.calls.sum() + self.undated.sum())

    def crisis_by_day(self, definition: CrisisDefinition) -> Integers:
        """Crisis calls on each day."""
        calls: Integers = self.calls[LEVELS[definition] :].sum(axis=(0, 2))
        return calls

    def crisis_by_hour(self, definition: CrisisDefinition) -> Integers:
        """Crisis calls by day and the 24 hours of it."""
        calls: Integers = self.calls[LEVELS[definition] :, :, :HOURS_PER_DAY].sum(axis=0)
        return calls

    def crisis_total(self, definition: CrisisDefinition) -> int:
        """Crisis calls, with or without a date."""
        return int(self.crisis_by_day(definition).sum()) + self.crisis_undated(definition)

    def crisis_undated(self, definition: CrisisDefinition) -> int:
        """Crisis calls without a date."""
        return int(self.undated[LEVELS[definition] :].sum())

    def crisis_without_hour(self, definition: CrisisDefinition) -> int:
        """Crisis calls without an hour, most of which have no date either."""
        return self.crisis_total(definition) - int(self.crisis_by_hour(definition).sum())

    @cached_property
    def months(self) -> dict[date, int]:
        """Months with calls, by their first day, and how many days with calls each has."""
        return dict(Counter(day.replace(day=1) for day in self.days))

    @cached_property
    def day_months(self) -> tuple[date, ...]:
        return tuple(day.replace(day=1) for day in self.days)

    @cached_property
    def weekdays(self) -> Integers:
        """The ISO weekday of each day, Monday 1 to Sunday 7."""
        return np.array([day.isoweekday() for day in self.days], dtype=np.int64)


def hourly_counts(tally: pa.Table) -> HourlyCounts:
    """From the tally `calls_by_hour`."""
    dates, hours, levels, counts = (tally[name].to_pylist() for name in ("local_date", "local_hour", "level", "calls"))
    days = sorted({day for day in dates if day is not None})
    place = {day: index for index, day in enumerate(days)}
    calls = np.zeros((HIGHEST_LEVEL + 1, len(days), HOURS_PER_DAY + 1), dtype=np.int64)
    undated = np.zeros(HIGHEST_LEVEL + 1, dtype=np.int64)
    for day, hour, level, count in zip(dates, hours, levels, counts, strict=True):
        if day is None:
            undated[level] += count
        else:
            calls[level, place[day], HOURS_PER_DAY if hour is None else hour] += count
    return HourlyCounts(days=tuple(days), calls=calls, undated=undated)
