"""What of an assessed measure somebody may see who may not see records: figures, months, comparison and areas.

Where most months would be withheld, quarters, half-years or years are shown in their place, whichever are the shortest
of which most can be seen, and nothing shorter beside them. Months of a stretch add up to its figure, which is printed
as well, so they are withheld together with it: small months, and as many others as it takes that none can be reckoned
back. Days between single events, and beats with small numbers, are not shown at all; nor is a ratio of which one side
is withheld.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from coresponder.analysis.assessment.content import (
    AreaCount,
    Assessed,
    AssessedMeasure,
    Comparison,
    Months,
    read_assessed,
)
from coresponder.analysis.assessment.widening import widened
from coresponder.analysis.disclosure import SMALLEST_PUBLISHED, Count, Sum, linked, withhold
from coresponder.analysis.measures.figures import MeasureResult
from coresponder.analysis.measures.outcomes.publishing import published
from coresponder.analysis.monitoring import SPANS, Point

# Of fewer than three in four, nobody sees how it goes up and down.
ENOUGH_SEEN: Final = 0.75
WITH, WITHOUT, ALL = "with", "without", "all"
RULES: Final = "2"  # counted up whenever something else is withheld, so that what was kept by other rules is not shown
COMPARISON_WITHHELD: Final = "Before and after are withheld, together with the small numbers that they rest on."


def without_small_numbers(assessed: Assessed) -> list[dict[str, Any]]:
    """Every measure without what may not be seen, as plain data. It takes seconds, so it is found once and kept."""
    told = read_assessed(assessed.to_mapping())
    return [published_measure(measure, told.launch.on).to_mapping() for measure in told.measures]


def published_measure(
    measure: AssessedMeasure, launch_on: date, *, threshold: int = SMALLEST_PUBLISHED
) -> AssessedMeasure:
    """The measure without what may not be seen."""
    since = published(measure.since, threshold=threshold)
    before = published(measure.before, threshold=threshold) if measure.before else None
    return replace(
        measure,
        since=since,
        before=before,
        months=published_months(measure.months, launch_on, threshold=threshold) if measure.months else None,
        between=None,
        comparison=_comparison(measure.comparison, since, before),
        areas=_areas(measure.areas, since, threshold),
    )


def published_months(months: Months, launch_on: date, *, threshold: int = SMALLEST_PUBLISHED) -> Months:
    """The months without those that may not be seen, or longer stretches; a median where it rests on enough."""
    if months.kind == "xmr":
        points = [_withheld(each) if 0 < (each.over or 0) < threshold else each for each in months.points]
        return replace(months, points=tuple(points))
    tried = []
    for each in SPANS:
        tried.append(_without_small(widened(months, each, launch_on), launch_on, threshold))
        if _seen(tried[-1]) >= ENOUGH_SEEN:
            return tried[-1]
    return max(tried, key=_seen)


def _without_small(months: Months, launch_on: date, threshold: int) -> Months:
    hidden = _hidden(months, launch_on, threshold)
    return replace(months, points=tuple(_withheld(each) if each.on in hidden else each for each in months.points))


def _seen(months: Months) -> float:
    """The share of the points of which something is known that may be seen; of none, all."""
    there = [point for point in months.points if point.withheld or point.over]
    return sum(not point.withheld for point in there) / len(there) if there else 1.0


def _withheld(point: Point) -> Point:
    return replace(point, count=None, over=None, withheld=True)


def _hidden(months: Months, launch_on: date, threshold: int) -> set[date]:
    """The months of which any count has to be withheld."""
    known = [point for point in months.points if point.is_known and point.over]
    is_share = months.kind == "p"
    counts = [count for point in known for count in _counts(point, is_share)]
    sums = [_sum(point) for point in known] if is_share else []
    totals, ties = _totals(_stretches(known, launch_on), is_share)
    keys = withhold(linked([*counts, *totals], [*sums, *ties]), threshold=threshold)
    return {date.fromisoformat(key[1]) for key in keys if key[0] == "month"}


def _counts(point: Point, is_share: bool) -> Iterator[Count]:
    found, of = int(point.count or 0), int(point.over or 0)
    parts = {WITH: found, WITHOUT: of - found, ALL: of} if is_share else {WITH: found}
    for part, value in parts.items():
        yield Count(key=("month", point.on.isoformat(), part), value=value)


def _sum(point: Point) -> Sum:
    whole, *parts = (("month", point.on.isoformat(), part) for part in (ALL, WITH, WITHOUT))
    return Sum(whole=whole, parts=tuple(parts))


def _stretches(points: Sequence[Point], launch_on: date) -> dict[str, list[Point]]:
    """The months of before and of since; all together where the month of the launch belongs to both."""
    mixed = launch_on.day > 1 and any(point.on == launch_on.replace(day=1) for point in points)
    if mixed:
        return {"all": list(points)}
    before = [point for point in points if point.on < launch_on]
    return {"before": before, "since": [point for point in points if point.on >= launch_on]}


def _totals(stretches: dict[str, list[Point]], is_share: bool) -> tuple[list[Count], list[Sum]]:
    """What the months of a stretch come to: printed as its figure, so it is out already."""
    counts, ties = [], []
    for name, points in stretches.items():
        for part in (WITH, ALL) if is_share else (WITH,):
            keys = tuple(("month", point.on.isoformat(), part) for point in points)
            value = sum(int((point.count if part == WITH else point.over) or 0) for point in points)
            if keys:
                counts.append(Count(key=("total", name, part), value=value, keep=2, sensitive=False))
                ties.append(Sum(whole=("total", name, part), parts=keys))
    return counts, ties


def _comparison(found: Comparison, since: MeasureResult, before: MeasureResult | None) -> Comparison:
    """Nothing of it where a figure is withheld: a ratio and one side would tell the other."""
    results = (since, *([before] if before else []))
    if not found.was_compared or not any(figure.suppressed for result in results for figure in result.figures):
        return found
    return Comparison(code="withheld", sentence=COMPARISON_WITHHELD)


def _areas(areas: tuple[AreaCount, ...], since: MeasureResult, threshold: int) -> tuple[AreaCount, ...]:
    """All of them or none: a gap in a list that adds up could be reckoned; and so could, from the total that is printed
    as well, what lies in no beat. Where the total is withheld, the list would tell it.
    """
    whole = next((figure for figure in since.figures if figure.numerator is not None and figure.denominator), None)
    if whole is None:
        return ()
    found, of = int(whole.numerator or 0), int(whole.denominator or 0)
    elsewhere = AreaCount(
        name="", events=found - sum(area.events for area in areas), of=of - sum(area.of for area in areas)
    )
    parts = [number for each in (*areas, elsewhere) for number in (each.events, each.of - each.events)]
    return () if any(0 < number < threshold for number in parts) else areas
