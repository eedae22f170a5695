"""The outcome measures as what objectives can rest on: their definitions, and what they are now and were before launch.

Whoever sees the planning team's goals sees these values, so they are those that are left once small numbers are
withheld.
"""

from coresponder.analysis.assessment import AssessedMeasure
from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.program.outcomes.dashboard.headlines import headline
from coresponder.program.outcomes.dashboard.seen import withheld_of
from coresponder.program.outcomes.models import Assessment
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.program.partnerships.measured_sources import Definition, Known, Source, register

KEYS = frozenset(measure.key for measure in OUTCOMES)


def outcome_definitions() -> list[Definition]:
    """Every outcome measure."""
    return [Definition(key=each.key, title=each.title, unit=each.unit) for each in OUTCOMES]


def before_launch(key: str) -> Known | None:
    """What it was before launch, in the newest assessment; None where that is not known or withheld."""
    found = _measure(key)
    figure = headline(found[1].before) if found and found[1].before else None
    if figure is None or figure.value is None:
        return None
    return Known(value=figure.value, source="The same measure, before launch")


def since_launch(key: str) -> Known | None:
    """What it is since launch, in the newest assessment; None where that is not known or withheld."""
    found = _measure(key)
    figure = headline(found[1].since) if found else None
    if found is None or figure is None or figure.value is None:
        return None
    return Known(value=figure.value, source="Computed since launch", on=found[0].since_last_on)


def _measure(key: str) -> tuple[Assessment, AssessedMeasure] | None:
    assessment = newest_assessment() if key in KEYS else None
    if assessment is None:
        return None
    measures = withheld_of(assessment)
    return (assessment, measures[key]) if key in measures else None


def register_own_measures() -> None:
    """Make them known to the page of goals."""
    register(Source(key="outcomes", definitions=outcome_definitions, value_of=before_launch, now_of=since_launch))
