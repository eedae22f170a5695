"""Days that are missing from an export, wholly or in part."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from math import sqrt
from statistics import median

import duckdb

from coresponder.analysis.quality.findings import DayRange, Days, Finding, WeakDay, found
from coresponder.analysis.quality.wording import counted, in_full

WEAK_SHARE_OF_USUAL = 0.5
WEAK_BEYOND_CHANCE = 4.0  # standard deviations of a Poisson count with the usual day as its mean
FEWEST_DAYS_FOR_USUAL = 4  # of the same weekday; with fewer, nothing is said about what is usual

ONE_DAY = timedelta(days=1)


def calls_by_day(connection: duckdb.DuckDBPyConnection) -> dict[date, int]:
    """Calls on each local date that has any. Calls without a time are on no day."""
    rows = connection.execute(
        "SELECT local_date, count(*) FROM calls WHERE local_date IS NOT NULL GROUP BY local_date ORDER BY local_date"
    ).fetchall()
    return dict(rows)


def examine_days(calls: Mapping[date, int]) -> Days:
    """The days without calls between the first and the last, and the days with far too few."""
    if not calls:
        return Days()
    return Days(
        first_on=min(calls), last_on=max(calls), without_calls=_gaps(sorted(calls)), weak=tuple(_weak_days(calls))
    )


def grade_days(days: Days) -> tuple[Finding, ...]:
    """What the missing and the weak days earn. Shares are of all days between the first and the last."""
    period = (days.last_on - days.first_on).days + 1 if days.first_on and days.last_on else 0
    without = sum(gap.days for gap in days.without_calls)
    return (
        found("days_without_calls", count=without, of=period, sentence=_without_sentence(days, without, period)),
        found("weak_days", count=len(days.weak), of=period, sentence=_weak_sentence(days)),
    )


def _gaps(dates: list[date]) -> tuple[DayRange, ...]:
    return tuple(
        DayRange(first_on=before + ONE_DAY, last_on=after - ONE_DAY)
        for before, after in pairwise(dates)
        if after - before > ONE_DAY
    )


def _weak_days(calls: Mapping[date, int]) -> list[WeakDay]:
    usual = _usual_by_weekday(calls)
    return [
        WeakDay(on=day, calls=count, usual=usual[day.weekday()])
        for day, count in sorted(calls.items())
        if day.weekday() in usual and _is_weak(count, usual[day.weekday()])
    ]


def _usual_by_weekday(calls: Mapping[date, int]) -> dict[int, float]:
    by_weekday: dict[int, list[int]] = {}
    for day, count in calls.items():
        by_weekday.setdefault(day.weekday(), []).append(count)
    return {
        weekday: float(median(counts)) for weekday, counts in by_weekday.items() if len(counts) >= FEWEST_DAYS_FOR_USUAL
    }


def _is_weak(count: int, usual: float) -> bool:
    return count < min(WEAK_SHARE_OF_USUAL * usual, usual - WEAK_BEYOND_CHANCE * sqrt(usual))


def _without_sentence(days: Days, without: int, period: int) -> str:
    if not period:
        return "No call has a time, so nothing is known about its day."
    if not without:
        return f"Each of the {counted(period, 'day')} has calls."
    gap = max(days.without_calls, key=lambda gap: gap.days)
    if without == 1:
        return f"1 of {counted(period, 'day')} has no calls, so it is missing from the export: {in_full(gap.first_on)}."
    return (
        f"{without} of {counted(period, 'day')} have no calls, so they are missing from the export; the longest gap"
        f" {_said(gap)}."
    )


def _said(gap: DayRange) -> str:
    if gap.days == 1:
        return f"is one day, first {in_full(gap.first_on)}"
    return f"runs from {in_full(gap.first_on)} to {in_full(gap.last_on)}"


def _weak_sentence(days: Days) -> str:
    if not days.weak:
        return "No day has far fewer calls than are usual for its weekday."
    first = days.weak[0]
    return (
        f"{counted(len(days.weak), 'day has', 'days have')} fewer than half of the calls that are usual for the"
        f" weekday, first {in_full(first.on)}; a part of such a day is probably missing."
    )
