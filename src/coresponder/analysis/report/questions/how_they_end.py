"""How crisis calls end, as far as dispatch wrote it down when it closed them."""

from collections.abc import Sequence

from coresponder.analysis.charts import Bar, Caption, Size, bars
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.nexus.vocabulary import OUTCOMES
from coresponder.analysis.report.content import Content
from coresponder.analysis.report.exhibiting import exhibit
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Section, Table
from coresponder.analysis.report.phrases import (
    apart,
    joined,
    known,
    said,
    value_of,
    with_range,
    withheld_note,
    withheld_sentence,
)
from coresponder.analysis.report.tables import RANGE, count_cell, number_columns, value_and_range
from coresponder.kernel.spoken_english import percent

NOT_RECORDED, UNKNOWN = "not_recorded", "unknown"
MEANINGS = {
    NOT_RECORDED: "Dispatch wrote no disposition.",
    UNKNOWN: "The disposition was written in a way that no rule reads.",
}
DOES_NOT_SAY = (
    "It does not say whether anyone was connected to care, diverted from jail, or harmed: dispatch does not record it. "
    "Those figures begin when the teams record their encounters.",
    "Use of force and arrests that are written only in reports are not in a dispatch export.",
)


def section(content: Content) -> Section:
    """The section, its first sentence being the answer."""
    return Section(
        key="how_they_end",
        title="How do they end?",
        sentence=answer(content),
        exhibits=(_outcomes(content),),
        does_not_say=DOES_NOT_SAY,
    )


def answer(content: Content) -> str:
    """The most frequent outcome that says something, and how many say nothing."""
    figures = content.measure("outcome_mix").coded()
    shown = telling(figures)
    if not shown:
        return ""
    silent = [figure for figure in known(figures) if _code(figure) in MEANINGS]
    share = sum(value_of(figure) for figure in silent)
    unsaid = f" For {percent(share)} the export does not say how they ended." if silent else ""
    return f"{_first(shown)}{unsaid}"


def _first(shown: Sequence[Figure]) -> str:
    """The most frequent outcome; the first two where their ranges overlap, because either may be the first."""
    if len(shown) > 1 and not apart(shown[0], shown[1]):
        return f"The most frequent outcomes are {_named(shown[0])}, and {_named(shown[1])}; their ranges overlap."
    return f"The most frequent outcome is {_named(shown[0])}."


def _named(figure: Figure) -> str:
    return f"“{outcome_label(_code(figure)).lower()}”, {with_range(figure, percent)}"


def telling(figures: Sequence[Figure]) -> list[Figure]:
    """The outcomes that say how a call ended and that happened, most frequent first, without withheld ones."""
    found = [figure for figure in figures if figure.value and _code(figure) not in MEANINGS]
    return sorted(found, key=value_of, reverse=True)


def _code(figure: Figure) -> str:
    return str(figure.by.get("outcome") or NOT_RECORDED)


def outcome_label(code: str) -> str:
    """The outcome's code as a label: emergency_hold is “Emergency hold”."""
    return code.replace("_", " ").capitalize()


def _outcomes(content: Content) -> Exhibit:
    measure = content.measure("outcome_mix")
    figures = sorted(measure.coded(), key=_order)

    def draw(caption: Caption, size: Size) -> str:
        return bars([_bar(figure) for figure in figures], caption=caption, size=size)

    return exhibit(
        measure,
        key="outcomes",
        title="Outcomes of crisis calls",
        sentence=joined(_then(figures), withheld_sentence(figures, "outcomes")),
        table=_table(figures),
        draw=draw,
    )


def _then(figures: Sequence[Figure]) -> str:
    """The outcomes in the third and fourth place."""
    parts = [_named(figure) for figure in telling(figures)[2:4]]
    return f"In third and fourth place are {', and '.join(parts)}." if len(parts) == 2 else ""


def _order(figure: Figure) -> tuple[bool, bool, float, str]:
    """Most first, then withheld ones by name, then those that never happened, and what is not known at the end."""
    return _code(figure) in MEANINGS, figure.value == 0, -(figure.value or 0), _code(figure)


def _bar(figure: Figure) -> Bar:
    return Bar(
        label=outcome_label(_code(figure)),
        value=figure.value,
        said=said(figure, percent),
        low=figure.low,
        high=figure.high,
        withheld=figure.suppressed,
        aside=_code(figure) in MEANINGS,
    )


def _table(figures: Sequence[Figure]) -> Table:
    return Table(
        id="table-outcomes",
        caption="Outcomes of crisis calls as coded",
        columns=(Column(title="Outcome"), Column(title="What it means"), *number_columns("Calls", "Share", RANGE)),
        rows=tuple(_row(figure) for figure in figures),
        note=withheld_note(figures),
    )


def _row(figure: Figure) -> tuple[Cell, ...]:
    code = _code(figure)
    meaning = OUTCOMES[code].sentence if code in OUTCOMES else MEANINGS.get(code, "")
    return (
        Cell(text=outcome_label(code)),
        Cell(text=meaning),
        count_cell(figure.numerator),
        *value_and_range(figure, percent),
    )
