"""Effects that the newest assessment tells: what fell or rose since launch, over the contacts of a period.

The ratio of after to before, with its limits, is that of all whole months. The period has so many contacts; at the rate
of before launch there would have been so many events among them, and the ratio says how many there were fewer. The
limits are those of the ratio alone. A number of events from 1 to 10 is not made into an effect, because the planning
team reads effects and does not read such numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coresponder.analysis.assessment.nouns import noun_of
from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED
from coresponder.analysis.monitoring import Point
from coresponder.program.costs.actions.effects import Told
from coresponder.program.costs.periods import Period
from coresponder.program.costs.vocabulary import GradeOf, Way
from coresponder.program.outcomes.models import Assessment

# Measures of events that somebody pays for, each when it happens.
FIGURES: Final = ("arrested_rate", "booked_rate", "cited_rate", "involuntary_hold_rate", "emergency_department_rate")
WAYS: Final = {True: Way.FEWER, False: Way.MORE}


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One effect that a figure tells, for the item that somebody chooses, with the sentence of the comparison."""

    key: str
    words: str
    way: Way
    number: float
    low: float
    high: float
    measure: str
    sentence: str
    figure: str

    def told(self, item: str) -> Told:
        """The same as an effect on that item. It is no better than before and after."""
        return Told(
            item=item, way=self.way, number=self.number, low=self.low, high=self.high,
            grade=GradeOf.BEFORE_AND_AFTER, measure=self.measure, figure=self.figure,
        )  # fmt: skip


def offered(assessment: Assessment | None, period: Period) -> list[Offered]:
    """Every effect of the period that the assessment tells; nothing without one, or before launch."""
    if assessment is None or assessment.launch_on is None:
        return []
    return [found for key in FIGURES for found in _of_figure(assessment, key, period)]


def _of_figure(assessment: Assessment, key: str, period: Period) -> Iterator[Offered]:
    months, compared = assessment.months(key), assessment.verdict(key)
    if months is None or compared.ratio is None or compared.low is None or compared.high is None:
        return
    launch_on = assessment.launch_on
    judged = [point for point in months.points if point.is_judged and point.over]
    before = [point for point in judged if launch_on and point.on < launch_on]
    within = [point for point in judged if launch_on and period.from_on <= max(point.on, launch_on) <= period.to_on]
    within = [point for point in within if point not in before]
    if not before or not within or _is_small(before) or _is_small(within):
        return
    expected = _sum(within, "over") * _sum(before, "count") / _sum(before, "over")
    yield _offered(assessment, key, expected, contacts=_sum(within, "over"), months=len(within))


def _offered(assessment: Assessment, key: str, expected: float, *, contacts: float, months: int) -> Offered:
    compared = assessment.verdict(key)
    ratio, low, high = compared.ratio or 0.0, compared.low or 0.0, compared.high or 0.0
    fewer = [round(expected * (1 - each), 1) for each in (high, ratio, low)]
    is_fewer = fewer[1] >= 0
    ordered = fewer if is_fewer else [-each for each in reversed(fewer)]
    words = noun_of(key)
    return Offered(
        key=key, words=words, way=WAYS[is_fewer], low=ordered[0], number=ordered[1], high=ordered[2],
        measure=(
            f"{words[:1].upper()}{words[1:]}: ratio of after to before {ratio:.2f} ({low:.2f} to {high:.2f}), over"
            f" {contacts:,.0f} in {months} whole months. Assessment {assessment.content_sha256[:12]}."
        ),
        sentence=compared.sentence,
        figure=f"{assessment.content_sha256[:12]}:{key}",
    )  # fmt: skip


def _is_small(points: list[Point]) -> bool:
    return 0 < _sum(points, "count") < SMALLEST_PUBLISHED


def _sum(points: list[Point], name: str) -> float:
    return float(sum(getattr(point, name) or 0 for point in points))
