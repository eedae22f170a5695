"""How much unit time crisis calls take, in all and by the hours of the week in which units are tied up."""

from collections.abc import Iterator, Sequence

import numpy as np

from coresponder.analysis.measures.busy_hours import (
    BusyHours,
    busy_hours,
    left_out,
    possible_spans,
    spans_counted,
    unit_hours_by_day,
)
from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.definitions import LEVELS, CrisisDefinition
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.intervals import bootstrap_mean, bootstrap_ratio
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.registry import sources
from coresponder.analysis.measures.registry.volume import without_dates
from coresponder.analysis.measures.saying import highest, one, range_said, shown_said, where, withheld_said
from coresponder.kernel.spoken_english import counted, hours, measured, weekday


def _unit_hours(context: MeasureContext) -> list[Figure]:
    return [_unit_hours_of(context, definition) for definition in LEVELS]


def _unit_hours_of(context: MeasureContext, definition: CrisisDefinition) -> Figure:
    tally = context.tally("workload_by_hour")
    missing, excluded = left_out(tally, definition)
    by_day = dict.fromkeys(context.hourly.days, 0.0) | unit_hours_by_day(tally, definition)
    hours = np.array(list(by_day.values()))
    interval = bootstrap_mean(hours, context.stream(f"crisis_unit_hours/{definition}"))
    return Figure(
        by={"definition": definition},
        value=float(hours.sum()),
        low=interval[0] * len(hours) if interval else None,
        high=interval[1] * len(hours) if interval else None,
        interval="bootstrap" if interval else "",
        n=spans_counted(tally, definition),
        missing=missing,
        excluded=excluded,
    )


def _say_unit_hours(figures: Sequence[Figure], context: MeasureContext) -> str:
    coded = one(figures, definition="coded")
    if coded is None or coded.suppressed or coded.value is None:
        return "The unit-hours of coded crisis calls are withheld to protect small numbers."
    what = "times that units were sent" if context.unit_responses is not None else "calls, one unit each"
    return (
        f"Coded crisis calls took {measured(coded.value)}{range_said(coded, measured)} unit-hours{_over(coded, what)}."
    )


def _over(coded: Figure, what: str) -> str:
    """Over how many spans, and how many were left out, as far as that may be told."""
    over = "" if coded.n is None else f", over {counted(coded.n)} {what}"
    if coded.missing is None or coded.excluded is None:
        return f"{over}; how many were left out is withheld to protect small numbers"
    left_out = f"{counted(coded.missing)} more lack a time and {counted(coded.excluded)} have an impossible one"
    return f"{over}; {left_out}"


def _by_hour_of_week(context: MeasureContext) -> list[Figure]:
    busy = busy_hours(context.tally("workload_by_hour"), context.hourly.days, context.zone)
    return [figure for definition in LEVELS for figure in _week(context, busy, definition)]


def _week(context: MeasureContext, busy: BusyHours, definition: CrisisDefinition) -> Iterator[Figure]:
    weekly = busy.unit_hours(definition)
    stream = context.stream(f"crisis_unit_hours_by_weekday_hour/{definition}")
    low, high = bootstrap_ratio(weekly, busy.lasted, stream)
    unit_hours, lasted, touching = weekly.sum(axis=0), busy.lasted.sum(axis=0), busy.touching(definition)
    for hour in np.flatnonzero(lasted > 0):
        has_interval = low[hour] < high[hour]
        yield Figure(
            by={"definition": definition, "weekday": int(hour) // 24 + 1, "hour": int(hour) % 24},
            value=float(unit_hours[hour] / lasted[hour]),
            low=float(low[hour]) if has_interval else None,
            high=float(high[hour]) if has_interval else None,
            interval="bootstrap" if has_interval else "",
            n=int(touching[hour]),
            numerator=float(unit_hours[hour]),
            denominator=float(lasted[hour]),
        )


def _say_by_hour_of_week(figures: Sequence[Figure], context: MeasureContext) -> str:
    coded = where(figures, definition="coded")
    most = highest(coded)
    if most is None:
        return "No hour of the week has unit-hours of coded crisis calls that may be shown."
    day, hour = weekday(int(most.by["weekday"])), int(most.by["hour"])
    return (
        f"Coded crisis calls tie up the most units{shown_said(coded)} on {day} {hours(hour, hour)}:"
        f" {measured(most.value or 0)} on average." + withheld_said(coded, "hours of the week")
    )


def _without_spans(context: MeasureContext) -> str:
    if len(possible_spans(context.tally("workload_by_hour"))["spans"]):
        return ""
    return "No crisis call has both a time of assignment and a time of clearing or closing."


SPAN_CAVEAT = (
    "A span runs from assigning the first unit to that unit clearing, or to the call being closed where clearing is"
    " not recorded. Where the export has no unit rows each call counts as one unit, which is a lower bound: most crisis"
    " calls take two. Where it has them, each unit counts from its own assignment to its own clearing. Spans with a"
    " missing stamp are missing; spans below zero or above 24 hours are excluded; neither is counted as zero."
    " Report writing and follow-up after clearing are not in it."
)
RESTS_ON = ("coded", "detected", "nexus", "first_assigned_at", "first_cleared_at", "closed_at")

MEASURES = (
    Measure(
        key="crisis_unit_hours",
        title="Unit-hours spent on crisis calls",
        question="How much unit time do crisis calls take?",
        numerator="Hours from assignment to clearing, summed over the units sent to crisis calls",
        denominator="",
        unit="unit-hours",
        grain="unit sent, or call where there are no unit rows",
        dimensions=("definition",),
        population="Crisis calls under each definition, on which a unit was assigned.",
        caveats=f"{SPAN_CAVEAT} The interval takes days as independent of each other.",
        source=f"{sources.FOUR_TIPS} {sources.DAY_BOOTSTRAP}",
        version="1",
        depends_on=RESTS_ON,
        figures=_unit_hours,
        sentence=_say_unit_hours,
        unavailable=_without_spans,
    ),
    Measure(
        key="crisis_unit_hours_by_weekday_hour",
        title="Units tied up by crisis calls, by hour of the week",
        question="At which hours of the week do crisis calls tie up units?",
        numerator="Unit-hours that fall into that hour of the week",
        denominator="hours that this hour of the week lasted, over days with calls",
        unit="units on average",
        grain="hour",
        dimensions=("definition", "weekday", "hour"),
        population="Crisis calls under each definition, on which a unit was assigned.",
        caveats=(
            f"{SPAN_CAVEAT} Each span is spread over the clock hours that it truly took; one that runs through a clock"
            " change is an hour off after it. Time on days without any call in the export is left out. n says how many"
            " spans touch the hour. The interval is a bootstrap over whole weeks, so it is wide where there are few."
        ),
        source=f"{sources.FOUR_TIPS} Interval: bootstrap over weeks, Efron 1979.",
        version="1",
        depends_on=(*RESTS_ON, "local_date"),
        figures=_by_hour_of_week,
        sentence=_say_by_hour_of_week,
        unavailable=lambda context: without_dates(context) or _without_spans(context),
    ),
)
