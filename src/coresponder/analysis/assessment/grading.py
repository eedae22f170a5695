"""How complete the records are that a figure rests on: A to F, by the same thresholds as the calls of a baseline.

The grade is of what is missing, out of what was asked about; what is impossible counts as missing. Where the way of
recording changed within the stretch that is looked at, it is C at best, since the figure may have moved by that alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from coresponder.analysis.measures.figures import Figure, Grade, MeasureResult
from coresponder.analysis.measures.outcomes.program import Period
from coresponder.analysis.monitoring import Mark
from coresponder.analysis.quality.thresholds import GRADE_MEANINGS, grade_of, worst
from coresponder.kernel.spoken_english import counted, percent, short_month

AT_BEST_AFTER_A_CHANGE: Final[Grade] = "C"


def graded(result: MeasureResult, marks: Sequence[Mark], period: Period) -> MeasureResult:
    """The result with its grade and the sentence that explains it; without figures there is nothing to grade."""
    asked = sum((figure.n or 0) + _lacking(figure) for figure in result.figures)
    if not asked:
        return result
    lacking = sum(_lacking(figure) for figure in result.figures)
    changes = [mark for mark in marks if mark.kind == "recording change" and _is_within(mark, period)]
    grade = grade_of("missing", lacking / asked)
    if changes:
        grade = worst((grade, AT_BEST_AFTER_A_CHANGE))
    sentences = (_recorded(lacking, asked), _changed(changes), GRADE_MEANINGS[grade])
    return replace(result, grade=grade, grade_sentence=" ".join(part for part in sentences if part))


def _lacking(figure: Figure) -> int:
    return (figure.missing or 0) + (figure.excluded or 0)


def _is_within(mark: Mark, period: Period) -> bool:
    return period.first_on < mark.on <= period.last_on


def _recorded(lacking: int, asked: int) -> str:
    if not lacking:
        return "Nothing is missing."
    return f"{counted(lacking)} of {counted(asked)} ({percent(lacking / asked)}) are not recorded, or impossible."


def _changed(changes: Sequence[Mark]) -> str:
    if not changes:
        return ""
    return f"The way of recording changed within the period ({', '.join(short_month(mark.on) for mark in changes)})."
