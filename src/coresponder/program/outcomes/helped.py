"""Did it help? The months before a decision beside those after it, on the measure on which it was to be seen."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from coresponder.analysis.assessment import AssessedMeasure, Comparison, Months
from coresponder.analysis.assessment.comparing import compared
from coresponder.analysis.assessment.withholding import COMPARISON_WITHHELD
from coresponder.analysis.disclosure import SMALLEST_PUBLISHED
from coresponder.program.outcomes.models import ReviewDecision

AS_EXPECTED: Final = "As expected"
WORDS: Final = {
    "lower": "It fell",
    "higher": "It rose",
    "not changed so much": "It did not change by as much",
    "cannot tell yet": "Cannot tell yet",
    "nothing counted": "None was counted",
    "not compared": "Cannot be compared",
    "withheld": "Withheld",
}


@dataclass(frozen=True, kw_only=True)
class Helped:
    """The answer in a word, whether that is what was expected, and the sentence with the range."""

    word: str
    tone: str
    sentence: str


def helped(decision: ReviewDecision, measure: AssessedMeasure, launch_on: date, *, all_of_it: bool) -> Helped:
    """What the months since the decision say. No sentence says that the decision was the reason."""
    found = _compared(measure.key, measure.months, decision.review.held_on, launch_on, all_of_it=all_of_it)
    word = WORDS[found.code]
    expected = {"lower": "lower", "higher": "higher", "same": "not changed so much"}[decision.expected]
    if found.code in ("lower", "higher", "not changed so much"):
        is_so = found.code == expected
        word = f"{word}: {'as expected' if is_so else 'not as expected'}"
        return Helped(word=word, tone="good" if is_so else "attention", sentence=found.sentence)
    return Helped(word=word, tone="neutral", sentence=found.sentence)


def _compared(key: str, months: Months | None, decided_on: date, launch_on: date, *, all_of_it: bool) -> Comparison:
    """Months since launch that end before the decision, against those that begin after it."""
    if months is None:
        return Comparison(code="not compared", sentence="This measure has no months, so nothing can be seen of it.")
    points = tuple(
        point
        for point in months.points
        if point.on >= launch_on and point.on.replace(day=1) != decided_on.replace(day=1)
    )
    if not all_of_it and (
        months.each > 1 or any(_is_small(point.count, point.over) or point.withheld for point in points)
    ):
        return Comparison(code="withheld", sentence=COMPARISON_WITHHELD)
    since = Months(kind=months.kind, noun=months.noun, unit=months.unit, points=points)
    found = compared(key, since, decided_on)
    if found.code == "not compared" and points:
        return Comparison(code=found.code, sentence=_too_soon(since, decided_on) or found.sentence)
    return found


def _too_soon(months: Months, decided_on: date) -> str:
    judged = [point for point in months.points if point.is_judged]
    if not any(point.on >= decided_on for point in judged):
        return "There is no whole month since the decision yet."
    return "" if any(point.on < decided_on for point in judged) else "There was no whole month before the decision."


def _is_small(count: float | None, over: float | None) -> bool:
    return any(0 < (number or 0) < SMALLEST_PUBLISHED for number in (count, over))
