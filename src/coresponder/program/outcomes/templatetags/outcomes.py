"""How the facts of this app are put in words. What comes back as `Said` goes to the badge component."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template

from coresponder.kernel.spoken_english import day
from coresponder.program.calls.templatetags.calls import Said
from coresponder.program.outcomes.beside import others_beside
from coresponder.program.outcomes.models import Assessment, Baseline
from coresponder.program.outcomes.vocabulary import AssessmentState, BaselineState
from coresponder.program.runs.models import Run

register = template.Library()


@register.inclusion_tag("outcomes/beside.html")
def beside_others(measure: str) -> dict[str, Any]:
    """What others have published, where it counts the same as this measure."""
    return {"others": others_beside(measure)}


@register.filter
def cell_words(cell: Any) -> str:
    """A cell of the data set: yes or no, a day as the program writes days, anything else as it stands."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:%b} {cell.day}, {cell.year}" if isinstance(cell, date) else str(cell)


NOT_BUILT = Said("Not built", "problem")
BASELINE_STATES = {
    BaselineState.REQUESTED: Said("Being built", "info", "clock"),
    BaselineState.DRAFT: Said("Draft", "neutral", "draft"),
    BaselineState.FROZEN: Said("Frozen", "good", "lock"),
}


@register.filter
def baseline_state(baseline: Baseline, run: Run | None = None) -> Said:
    """What has become of a baseline, with the share done while it is being built."""
    said = BASELINE_STATES[BaselineState(baseline.state)]
    if baseline.state != BaselineState.REQUESTED or run is None:
        return said
    return Said(f"{said.word}, {run.percent_done} %", said.tone, said.icon) if run.is_open else NOT_BUILT


ASSESSMENT_STATES = {
    AssessmentState.REQUESTED: Said("Being computed", "info", "clock"),
    AssessmentState.COMPLETE: Said("Complete", "good", "lock"),
    AssessmentState.FAILED: Said("Failed", "problem"),
}


@register.filter
def assessment_state(assessment: Assessment) -> Said:
    """How far an assessment is."""
    return ASSESSMENT_STATES[AssessmentState(assessment.state)]


NEXUS_WORDS = {
    "yes": Said("Yes", "info", "check"),
    "possible": Said("Possible", "attention"),
    "no": Said("No", "neutral"),
    "unknown": Said("Unknown", "problem", "attention"),
}
DIRECTIONS = {"higher": "more", "lower": "fewer or shorter", "neither": "neither more nor less: it describes"}


@register.filter
def nexus_word(nexus: str) -> Said:
    """Whether calls of a type count as crisis calls."""
    return NEXUS_WORDS[nexus]


@register.filter
def direction_words(direction: str) -> str:
    """Which way is better, in words."""
    return DIRECTIONS[direction]


@register.filter
def signed(number: float) -> str:
    """A whole number with its sign, so that a change reads as one."""
    return "no change" if number == 0 else f"{number:+,.0f}".replace("-", "−")


@register.filter
def percent(share: float) -> str:
    """A share as a percentage with one decimal; what is more than nothing never reads as nothing."""
    return "under 0.1%" if 0 < share < 0.0005 else f"{100 * share:.1f}%"


@register.filter
def period_words(period: Mapping[str, Any]) -> str:
    """The first and the last day that a baseline covers, in words."""
    return f"{day(date.fromisoformat(period['first_on']))} to {day(date.fromisoformat(period['last_on']))}"


@register.filter
def category_words(code: str) -> str:
    """What a call is about, in a few words."""
    return code.replace("_", " ").capitalize()


CHANGE_KINDS = {"verdict": "Before and after", "signal": "A signal in the chart", "recording": "Other recording"}


@register.filter
def change_kind(kind: str) -> str:
    """Of which kind a change is that a review looks at."""
    return CHANGE_KINDS.get(kind, kind)
