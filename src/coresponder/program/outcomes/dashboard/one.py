"""One measure with everything that is known of it: for its page, and for whoever puts it into a report."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from coresponder.analysis.assessment import AssessedMeasure, Comparison
from coresponder.analysis.assessment.nouns import NOUNS, noun_of
from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.registry import SHARES, outcome_named
from coresponder.kernel.spoken_english import counted, percent
from coresponder.program.outcomes.dashboard.cells import crossed_words, method_words, plain
from coresponder.program.outcomes.dashboard.charts import shown_chart, shown_funnel
from coresponder.program.outcomes.dashboard.headlines import say_of
from coresponder.program.outcomes.dashboard.lines import line_of, warning_of
from coresponder.program.outcomes.dashboard.seen import Seen
from coresponder.program.outcomes.dashboard.stretches import STRETCHES
from coresponder.program.outcomes.dashboard.targets import targets
from coresponder.program.outcomes.queries.reviews import marks_of_decisions

BY_AREA: Final = {share.key for share in SHARES if share.source.table in ("encounters", "program_calls")}
WITHHELD, NOT_KNOWN = "withheld", "–"


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One figure as a row of the table: which it is, value, interval and method, n, missing, impossible."""

    cell: str
    value: str
    interval: str
    method: str
    n: str
    missing: str
    excluded: str
    is_withheld: bool


def page_of(seen: Seen, key: str) -> dict[str, Any]:
    """Everything that the page of the measure shows; KeyError where there is no such measure."""
    measure, found = outcome_named(key), seen.named(key)
    marks, launch_on = (*found.marks, *marks_of_decisions(key)), seen.assessed.launch.on
    content: dict[str, Any] = {
        "measure": measure,
        "found": found,
        "line": line_of(measure, seen, STRETCHES[0], targets().get(key)),
        "since_rows": rows_of(found.since, measure),
        "before_rows": rows_of(found.before, measure) if found.before else [],
        "fall": _fall(found.comparison),
        "warning": warning_of(found) if found.comparison.was_compared else "",
        "funnel": shown_funnel(
            found.areas, noun=noun_of(key) if key in NOUNS else "", title=measure.title, key=key,
            is_by_area=key in BY_AREA, all_of_it=seen.all_of_it,
        ),
    }  # fmt: skip
    if found.months is not None:
        content["chart"] = shown_chart(found.months, marks, launch_on, title=measure.title, key=key)
    if found.between is not None:
        content["between"] = shown_chart(found.between, marks, launch_on, title=_between_title(measure), key=key)
    return content


def _between_title(measure: Measure) -> str:
    return f"{measure.title}: days between events"


def rows_of(result: MeasureResult | None, measure: Measure) -> list[FigureRow]:
    """The figures in the order of the measure."""
    return [] if result is None else [_row(figure, measure) for figure in result.figures]


def _row(figure: Figure, measure: Measure) -> FigureRow:
    cell = crossed_words(figure.by) or ", ".join(plain(str(value)) for value in figure.by.values())
    if figure.suppressed:
        return FigureRow(
            cell=cell, value=WITHHELD, interval="", method="", n=WITHHELD, missing="", excluded="", is_withheld=True
        )  # fmt: skip
    say = _with_minus(say_of(measure))
    value = NOT_KNOWN if figure.value is None else say(figure.value)
    interval = "" if figure.low is None or figure.high is None else f"{say(figure.low)} to {say(figure.high)}"
    return FigureRow(
        cell=cell, value=value, interval=interval or "none", method=method_words(figure.interval), n=_number(figure.n),
        missing=_number(figure.missing), excluded=_number(figure.excluded), is_withheld=False,
    )  # fmt: skip


def _with_minus(say: Callable[[float], str]) -> Callable[[float], str]:
    """The same, with the sign for minus in front of what is below zero."""
    return lambda value: f"−{say(-value)}" if value < 0 else say(value)


def _number(number: int | None) -> str:
    return NOT_KNOWN if number is None else counted(number)


def _fall(comparison: Comparison) -> str:
    """The smallest fall that would have been seen, as a sentence; nothing where nothing was compared."""
    if not comparison.was_compared or comparison.code == "withheld":
        return ""
    if comparison.smallest_fall is None:
        return "With so few events before launch, no fall would have been seen with 80% power, not even to none."
    return (
        f"A fall by {percent(comparison.smallest_fall)} or more would rather have been seen (80% power); a smaller one"
        " can stay unseen."
    )


def is_compared(found: AssessedMeasure) -> bool:
    """Whether there is a ratio to show."""
    return found.comparison.ratio is not None
