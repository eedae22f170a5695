"""What the newest frozen baseline tells about a measure: where an objective starts from."""

from coresponder.analysis.report.content import Content
from coresponder.program.outcomes.presenting import built_content
from coresponder.program.outcomes.queries.baselines import newest_frozen
from coresponder.program.partnerships.measured_sources import Known, Source, register


def of_the_baseline(key: str) -> Known | None:
    """The one figure of the measure, as coded and in all; None where it has several, none, or it is withheld."""
    baseline = newest_frozen()
    if baseline is None:
        return None
    figures = Content(source=built_content(baseline)).measure(key).coded()
    if len(figures) != 1 or figures[0].value is None:
        return None
    return Known(value=figures[0].value, source=f"Baseline “{baseline.title}”")


def register_source() -> None:
    """Make it known to the page of goals."""
    register(Source(key="baseline", definitions=list, value_of=of_the_baseline))
