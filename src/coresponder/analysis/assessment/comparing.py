"""Before and after, from the whole months of each: the verdict, and the smallest fall that would have been seen."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from coresponder.analysis.assessment.content import Comparison, Months
from coresponder.analysis.assessment.nouns import counted_in, noun_of
from coresponder.analysis.inference.power import smallest_detectable_ratio
from coresponder.analysis.inference.two_rates import Numbers, dispersion_of
from coresponder.analysis.inference.verdict import BeforeAfter, Verdict, verdict
from coresponder.analysis.monitoring import Point

NOT_COMPARED: Final = "not compared"
NOTHING_BEFORE: Final = "The data set has nothing of it from before launch, so before and after cannot be compared."
NOTHING_SINCE: Final = "Nothing of it is recorded since the launch, so there is nothing to compare."
NOT_LONG_ENOUGH: Final = "There is no whole month since the launch yet, so before and after cannot be compared."
NO_METHOD: Final = (
    "Only rates by month are compared: the intervals of medians and of persons are each good for one period, and none"
    " for the difference was tried."
)
ENOUGH_EVENTS: Final = 1


def compared(key: str, months: Months | None, launch_on: date, *, without_months: str = NO_METHOD) -> Comparison:
    """What the months before and since say of the measure; a sentence why not, where they cannot or are not there."""
    if months is None:
        return _not(without_months)
    if months.kind not in ("p", "u"):
        return _not(NO_METHOD)
    judged = [point for point in months.points if point.is_judged and point.over]
    before = [point for point in judged if point.on < launch_on]
    after = [point for point in judged if point.on >= launch_on]
    if not before:
        return _not(NOTHING_BEFORE)
    if not after:
        return _not(NOT_LONG_ENOUGH)
    both = _both(before, after)
    return _told(verdict(both, noun_of(key), counted=counted_in(key)), both)


def _not(sentence: str) -> Comparison:
    return Comparison(code=NOT_COMPARED, sentence=sentence)


def _both(before: Sequence[Point], after: Sequence[Point]) -> BeforeAfter:
    return BeforeAfter(
        before=_numbers(before, "count"),
        after=_numbers(after, "count"),
        over_before=_numbers(before, "over"),
        over_after=_numbers(after, "over"),
    )


def _numbers(points: Sequence[Point], name: str) -> Numbers:
    return np.array([getattr(point, name) for point in points], dtype=float)


def _told(found: Verdict, both: BeforeAfter) -> Comparison:
    ratio = found.ratio
    return Comparison(
        code=found.code,
        sentence=found.sentence,
        ratio=ratio.ratio if ratio else None,
        low=ratio.low if ratio else None,
        high=ratio.high if ratio else None,
        method=ratio.method if ratio else "",
        months_before=len(both.before),
        months_after=len(both.after),
        smallest_fall=_smallest_fall(both),
        months_to_wait=found.months_to_wait,
    )


def _smallest_fall(both: BeforeAfter) -> float | None:
    """The smallest fall that would have been seen with 80% power, given the events of before and how restless the
    months are; None where none would be, or where nothing happened before."""
    a_month = float(both.before.sum()) / len(both.before)
    if both.before.sum() < ENOUGH_EVENTS:
        return None
    dispersion = dispersion_of(both.after, both.before, both.over_after, both.over_before)
    months_before, months_after = _equal_months(both)
    ratio = smallest_detectable_ratio(
        a_month, months_before=months_before, months_after=months_after, dispersion=dispersion
    )
    return None if ratio is None else 1 - ratio


def _equal_months(both: BeforeAfter) -> tuple[float, float]:
    """Months before and after, those after in months of what is counted over before: twice the contacts tell twice."""
    usual = float(both.over_before.mean())
    return float(len(both.before)), float(both.over_after.sum()) / usual
