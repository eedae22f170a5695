"""Beats are shown to who may not see small numbers only where their total does not tell what lies in no beat."""

from datetime import date

from coresponder.analysis.assessment.content import AreaCount, AssessedMeasure, Comparison
from coresponder.analysis.assessment.withholding import published_measure
from coresponder.analysis.measures.figures import Figure, MeasureResult

BEATS = (AreaCount(name="1", events=40, of=400), AreaCount(name="2", events=30, of=300))


def shown(events: int, of: int) -> tuple[AreaCount, ...]:
    """Of a measure with these beats and so many of so many in all."""
    figure = Figure(value=events / of, n=of, numerator=events, denominator=of)
    measure = AssessedMeasure(
        key="arrested_rate", since=MeasureResult(key="arrested_rate", version="1", figures=(figure,)), before=None,
        months=None, no_months="", marks=(), comparison=Comparison(code="not compared", sentence=""), areas=BEATS,
    )  # fmt: skip
    return published_measure(measure, date(2031, 1, 1)).areas


def test_beats_that_make_up_the_total_are_shown() -> None:
    assert shown(70, 700) == BEATS


def test_beats_that_leave_enough_over_are_shown() -> None:
    assert shown(85, 740) == BEATS


def test_beats_are_withheld_where_the_total_would_tell_of_few_in_no_beat() -> None:
    assert shown(73, 740) == ()
    assert shown(85, 720) == ()
