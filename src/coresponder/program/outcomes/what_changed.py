"""What changed since the last review, drafted by rule from signals, verdicts and changes in recording.

Everybody who may see outcomes reads it, so it is drafted from what is left once small numbers are withheld.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from coresponder.analysis.assessment import AssessedMeasure
from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.analysis.monitoring import SPANS, ChartedPoint, span_named
from coresponder.kernel.spoken_english import day, listed, some
from coresponder.program.outcomes.dashboard.charts import chart_of
from coresponder.program.outcomes.dashboard.seen import withheld_of
from coresponder.program.outcomes.models import Assessment, Review

MONTHS_NAMED: Final = 3
CHANGES_NAMED: Final = 2
DECIDED_CODES: Final = ("lower", "higher")
Changed = dict[str, str]


def changed_since(assessment: Assessment, *, before: Review | None, first_on: date) -> list[Changed]:
    """One entry for each measure of which something is to be said: its key, title, kind and sentence."""
    launch_on = assessment.assessed.launch.on
    known = withheld_of(before.assessment) if before is not None else {}
    since = before.last_on + timedelta(days=1) if before is not None else first_on
    found: list[Changed] = []
    for key, measure in withheld_of(assessment).items():
        for kind, sentence in _of_measure(measure, known.get(key), since, launch_on):
            found.append({"key": key, "title": outcome_named(key).title, "kind": kind, "sentence": sentence})
    return found


def _of_measure(
    measure: AssessedMeasure, former: AssessedMeasure | None, since: date, launch_on: date
) -> Iterator[tuple[str, str]]:
    code = measure.comparison.code
    if code in DECIDED_CODES and (former is None or former.comparison.code != code):
        yield "verdict", measure.comparison.sentence
    elif former is not None and former.comparison.code in DECIDED_CODES and code != former.comparison.code:
        yield "verdict", f"It is no longer so: {measure.comparison.sentence}"
    signals = _signals(measure, since, launch_on)
    if signals:
        yield "signal", _said(signals, measure.months.each if measure.months else 1)
    changes = [mark for mark in measure.marks if mark.kind == "recording change" and mark.on >= since]
    for on, marks in groupby(changes, key=lambda mark: mark.on):
        yield "recording", _recorded_otherwise(on, [mark.words for mark in marks])


def _recorded_otherwise(on: date, words: list[str]) -> str:
    """What changed in recording on one day; of many changes the first few."""
    unnamed = len(words) - CHANGES_NAMED
    more = f" And {some(unnamed, 'more change', 'more changes')}." if unnamed > 0 else ""
    return f"Since {day(on)} it is recorded in another way: {' '.join(words[:CHANGES_NAMED])}{more}"


def _signals(measure: AssessedMeasure, since: date, launch_on: date) -> list[ChartedPoint]:
    """The signals of months that lie at least in part since then."""
    if measure.months is None:
        return []
    chart = chart_of(measure.months, measure.marks, launch_on)
    return [point for point in chart.signals() if point.on >= since.replace(day=1)]


def _said(signals: list[ChartedPoint], each: int) -> str:
    months = listed([span_named(point.on, each) for point in signals[:MONTHS_NAMED]])
    more = f" and {len(signals) - MONTHS_NAMED} more" if len(signals) > MONTHS_NAMED else ""
    last = signals[-1]
    spans = f"{SPANS[each].capitalize()}s"
    return f"{spans} stand out: {months}{more} (the last one {last.signal}, {last.side} what is usual)."
