"""When crisis calls come: by month, weekday, hour, and hour of the week, on the local clock."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.definitions import LEVELS, CrisisDefinition
from coresponder.analysis.measures.figure_kinds import count_figure, daily_mean_figure, known, rate_figure
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.hourly import HOURS_PER_DAY
from coresponder.analysis.measures.local_clock import hours_lasted
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.registry import sources
from coresponder.analysis.measures.registry.volume import DAYS_CAVEAT, without_dates
from coresponder.analysis.measures.saying import (
    NOTHING_CODED,
    highest,
    most_and_least,
    nothing_coded,
    shown_said,
    where,
    withheld_said,
)
from coresponder.kernel.spoken_english import counted, hours, measured, month, weekday

WEEKDAYS = range(1, 8)
HOURS = range(HOURS_PER_DAY)


def _by_month(context: MeasureContext) -> list[Figure]:
    return [figure for definition in LEVELS for figure in _months(context, definition)]


def _months(context: MeasureContext, definition: CrisisDefinition) -> Iterator[Figure]:
    hourly = context.hourly
    by_day = hourly.crisis_by_day(definition)
    months = np.array(hourly.day_months, dtype="datetime64[D]")
    for first_on, days in hourly.months.items():
        count = int(by_day[months == np.datetime64(first_on)].sum())
        cell: dict[str, str | int] = {"definition": definition, "month": first_on.isoformat()}
        yield count_figure(cell, count, days=days, missing=hourly.crisis_undated(definition))


def _say_by_month(figures: Sequence[Figure], context: MeasureContext) -> str:
    coded = where(figures, definition="coded")
    most = highest(coded)
    if nothing_coded(figures):
        return NOTHING_CODED
    if most is None:
        return "No month has coded crisis calls that may be shown."
    name = month(date.fromisoformat(str(most.by["month"])))
    return (
        f"The month with the most coded crisis calls{shown_said(coded)} is {name}, with {counted(most.value or 0)}."
        + withheld_said(coded, "months")
    )


def _by_weekday(context: MeasureContext) -> tuple[Figure, ...]:
    hourly = context.hourly
    return known(
        daily_mean_figure(
            {"definition": definition, "weekday": day},
            hourly.crisis_by_day(definition)[hourly.weekdays == day].astype(float),
            context.stream(f"crisis_calls_by_weekday/{definition}/{day}"),
            missing=hourly.crisis_undated(definition),
        )
        for definition in LEVELS
        for day in WEEKDAYS
    )


def _say_by_weekday(figures: Sequence[Figure], context: MeasureContext) -> str:
    coded = where(figures, definition="coded")
    ends = most_and_least(coded)
    if nothing_coded(figures):
        return NOTHING_CODED
    if ends is None:
        return "Which weekday has the most coded crisis calls is not said:" + withheld_said(coded, "weekdays")
    most, least = ends
    return (
        f"Coded crisis calls are most frequent on {_weekday(most)}s, {measured(most.value or 0)} a day, and least"
        f" frequent on {_weekday(least)}s, {measured(least.value or 0)} a day."
    )


def _by_hour(context: MeasureContext) -> tuple[Figure, ...]:
    lasted = hours_lasted(context.hourly.days, context.zone).reshape(7, 24).sum(axis=0)
    return known(
        rate_figure(
            {"definition": definition, "hour": hour},
            int(context.hourly.crisis_by_hour(definition)[:, hour].sum()),
            float(lasted[hour]),
            missing=context.hourly.crisis_without_hour(definition),
        )
        for definition in LEVELS
        for hour in HOURS
    )


def _say_by_hour(figures: Sequence[Figure], context: MeasureContext) -> str:
    coded = where(figures, definition="coded")
    most = highest(coded)
    if nothing_coded(figures):
        return NOTHING_CODED
    if most is None:
        return "No hour has coded crisis calls that may be shown."
    return (
        f"The busiest hour of the day for coded crisis calls{shown_said(coded)} is {_hour(most)},"
        f" with {measured(most.value or 0)} an hour." + withheld_said(coded, "hours")
    )


def _by_weekday_hour(context: MeasureContext) -> tuple[Figure, ...]:
    hourly = context.hourly
    lasted = hours_lasted(hourly.days, context.zone)
    return known(
        rate_figure(
            {"definition": definition, "weekday": day, "hour": hour},
            int(hourly.crisis_by_hour(definition)[hourly.weekdays == day, hour].sum()),
            float(lasted[(day - 1) * 24 + hour]),
            missing=hourly.crisis_without_hour(definition),
        )
        for definition in LEVELS
        for day in WEEKDAYS
        for hour in HOURS
    )


def _say_by_weekday_hour(figures: Sequence[Figure], context: MeasureContext) -> str:
    coded = where(figures, definition="coded")
    most = highest(coded)
    if nothing_coded(figures):
        return NOTHING_CODED
    if most is None:
        return "No hour of the week has coded crisis calls that may be shown."
    return (
        f"The busiest hour of the week for coded crisis calls{shown_said(coded)} is {_weekday(most)} {_hour(most)},"
        f" with {measured(most.value or 0)} an hour." + withheld_said(coded, "hours of the week")
    )


def _without_hours(context: MeasureContext) -> str:
    """Nothing can be said by the hour where the source writes only dates."""
    if without_dates(context) or context.hourly.calls[:, :, :HOURS_PER_DAY].any():
        return without_dates(context)
    return "The export has only dates and no hours, so there is no clock to count by."


def _weekday(figure: Figure) -> str:
    return weekday(int(figure.by["weekday"]))


def _hour(figure: Figure) -> str:
    return hours(int(figure.by["hour"]), int(figure.by["hour"]))


CLOCK_CAVEAT = (
    "Hours are the local clock's. Each hour is divided by how long it lasted: the hour that the clock skips in spring"
    " counts as none that day, the hour that it repeats in autumn as two. Calls that have a date but no hour are"
    " missing."
)
RECEIVED = ("coded", "detected", "nexus")

MEASURES = (
    Measure(
        key="crisis_calls_by_month",
        title="Crisis calls by month",
        question="How do crisis calls move from month to month?",
        numerator="Crisis calls in the local month",
        denominator="",
        unit="calls",
        grain="month",
        dimensions=("definition", "month"),
        population=sources.EVERY_CRISIS_CALL,
        caveats=(
            "Months have different lengths, and the first and the last may be covered only in part: the denominator"
            f" says how many days with calls each one has. {DAYS_CAVEAT} A month without any call is not shown at all."
            f" {sources.SMALL_POISSON}"
        ),
        source=f"{sources.FOUR_TIPS} {sources.POISSON}",
        version="1",
        depends_on=(*RECEIVED, "local_month"),
        figures=_by_month,
        sentence=_say_by_month,
        unavailable=without_dates,
    ),
    Measure(
        key="crisis_calls_by_weekday",
        title="Crisis calls by weekday",
        question="On which weekdays do crisis calls come?",
        numerator="Crisis calls on that weekday",
        denominator="days with calls that fall on that weekday",
        unit="calls per day",
        grain="day",
        dimensions=("definition", "weekday"),
        population=sources.EVERY_CRISIS_CALL,
        caveats=f"A call that comes in after midnight belongs to the new day. {DAYS_CAVEAT}",
        source=f"{sources.FOUR_TIPS} {sources.DAY_BOOTSTRAP}",
        version="1",
        depends_on=(*RECEIVED, "local_weekday"),
        figures=_by_weekday,
        sentence=_say_by_weekday,
        unavailable=without_dates,
    ),
    Measure(
        key="crisis_calls_by_hour",
        title="Crisis calls by hour of the day",
        question="At which hours of the day do crisis calls come?",
        numerator="Crisis calls that came in during that hour",
        denominator="hours that this hour of the day lasted, over days with calls",
        unit="calls per hour",
        grain="hour",
        dimensions=("definition", "hour"),
        population=sources.EVERY_CRISIS_CALL,
        caveats=f"{CLOCK_CAVEAT} {DAYS_CAVEAT} {sources.SMALL_POISSON}",
        source=f"{sources.FOUR_TIPS} {sources.POISSON}",
        version="1",
        depends_on=(*RECEIVED, "local_hour"),
        figures=_by_hour,
        sentence=_say_by_hour,
        unavailable=_without_hours,
    ),
    Measure(
        key="crisis_calls_by_weekday_hour",
        title="Crisis calls by hour of the week",
        question="At which hours of the week should a team be on duty?",
        numerator="Crisis calls that came in during that hour of the week",
        denominator="hours that this hour of the week lasted, over days with calls",
        unit="calls per hour",
        grain="hour",
        dimensions=("definition", "weekday", "hour"),
        population=sources.EVERY_CRISIS_CALL,
        caveats=(
            f"{CLOCK_CAVEAT} {DAYS_CAVEAT} It says when calls come in, not how long they tie up a unit: for that see"
            f" the unit-hours by hour of the week. {sources.SMALL_POISSON}"
        ),
        source=f"{sources.FOUR_TIPS} {sources.POISSON}",
        version="1",
        depends_on=(*RECEIVED, "local_weekday", "local_hour"),
        figures=_by_weekday_hour,
        sentence=_say_by_weekday_hour,
        unavailable=_without_hours,
    ),
)
