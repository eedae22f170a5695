"""Which calls count: the call types by volume with what the rule table says of each, their urgency and their source."""

from collections.abc import Sequence

from coresponder.analysis.charts import Bar, Caption, Size, bars
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Content, Measured
from coresponder.analysis.report.exhibiting import exhibit
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Section, Table
from coresponder.analysis.report.phrases import joined, known, said, value_of, withheld_note
from coresponder.analysis.report.tables import RANGE, count_cell, number_columns, value_and_range, value_cell
from coresponder.kernel.spoken_english import counted, percent

MOST_ROWS = 40
MOST_BARS = 15
NEXUS_WORDS = {"yes": "Crisis call", "possible": "Possibly", "unknown": "Not known", "no": "No", "mixed": "Mixed"}
RARE = "rare_types"
SPELLED_OUT = {RARE: "Types with fewer than 11 calls, together", "not_recorded": "No type recorded"}
CLOSE = ("yes", "possible", "unknown")
DOES_NOT_SAY = (
    "A call type is what the caller and the call-taker made of it within a minute. It is no diagnosis of anyone.",
    "The rules read words. Whoever knows the agency's own codes should look through this list before it is relied on.",
)


def section(content: Content) -> Section:
    """The section, its first sentence being the answer."""
    return Section(
        key="which_calls",
        title="Which calls count as crisis calls?",
        sentence=answer(content),
        exhibits=(_types(content), _priorities(content), _sources(content)),
        does_not_say=DOES_NOT_SAY,
    )


def answer(content: Content) -> str:
    """How many types count, may count, or could not be read, with their calls."""
    figures = content.measure("calls_by_type").figures
    parts = [_volume(figures, nexus, words) for nexus, words in _ANSWERS]
    return joined(*parts)


_ANSWERS = (
    ("yes", "name behavioral health and count as crisis calls"),
    ("possible", "may hide it and count only under the widest definition"),
    ("unknown", "could not be read by any rule"),
)


def _volume(figures: Sequence[Figure], nexus: str, words: str) -> str:
    types = [figure for figure in figures if figure.by.get("nexus") == nexus]
    if not types:
        return ""
    shown = sum(value_of(figure) for figure in known(types))
    return (
        f"{counted(len(types))} call {'type' if len(types) == 1 else 'types'} {words} ({counted(shown)} calls shown)."
    )


def _types(content: Content) -> Exhibit:
    measure = content.measure("calls_by_type")
    close = sorted((figure for figure in measure.figures if figure.by.get("nexus") in CLOSE), key=_closeness)
    drawn = [figure for figure in known(close) if figure.by["nexus"] != "unknown"][:MOST_BARS]

    def draw(caption: Caption, size: Size) -> str:
        return bars([_bar(figure) for figure in drawn], caption=caption, size=size)

    return exhibit(
        measure,
        key="types",
        title="Call types",
        sentence=joined(measure.sentence, _rest(measure.figures, close)),
        table=_types_table([*close[:MOST_ROWS], *measure.where(call_type=RARE)]),
        draw=draw if drawn else None,
    )


def _closeness(figure: Figure) -> tuple[int, bool, float, str]:
    """Crisis types first, then possible ones, then those that no rule reads; most calls first, withheld ones last."""
    return CLOSE.index(str(figure.by["nexus"])), figure.value is None, -(figure.value or 0), _spelling(figure)


def _spelling(figure: Figure) -> str:
    """The type as the source spells it; words where the baseline has a code instead."""
    spelling = str(figure.by["call_type"])
    return SPELLED_OUT.get(spelling, spelling)


def _bar(figure: Figure) -> Bar:
    """Types that only may count are gray."""
    possibly = figure.by["nexus"] != "yes"
    label = f"{_spelling(figure)}{' (possibly)' if possibly else ''}"
    return Bar(label=label, value=figure.value, said=said(figure, counted), aside=possibly)


def _rest(figures: Sequence[Figure], shown: Sequence[Figure]) -> str:
    """What the list leaves out: the other types, and those beyond its length."""
    others = sum(figure.by.get("nexus") == "no" for figure in figures)
    beyond = max(len(shown) - MOST_ROWS, 0)
    counts = ((others, "that do not count"), (beyond, "with fewer calls"))
    parts = [f"{counted(count)} {words}" for count, words in counts if count]
    return f"Not in this list: {' and '.join(parts)}." if parts else ""


def _types_table(figures: Sequence[Figure]) -> Table:
    rows = (
        (
            Cell(text=_spelling(figure)),
            Cell(text=str(figure.by.get("category", "")).replace("_", " ")),
            Cell(text=NEXUS_WORDS.get(str(figure.by["nexus"]), "")),
            value_cell(figure, counted),
        )
        for figure in figures
    )
    return Table(
        id="table-types",
        caption="Call types that count, may count, or could not be read, by calls",
        columns=(
            Column(title="Call type, as the source spells it"),
            Column(title="Category"),
            Column(title="Counts?"),
            *number_columns("Calls"),
        ),
        rows=tuple(rows),
        note=withheld_note(figures),
    )


def _priorities(content: Content) -> Exhibit:
    measure = content.measure("priority_mix")
    return _mix(
        measure, key="priorities", title="How urgent they were held to be", dimension="priority", head="Priority"
    )


def _sources(content: Content) -> Exhibit:
    measure = content.measure("call_source_mix")
    return _mix(measure, key="sources", title="How they reached dispatch", dimension="call_source", head="Source")


def _mix(measure: Measured, *, key: str, title: str, dimension: str, head: str) -> Exhibit:
    values = list(dict.fromkeys(figure.by[dimension] for figure in measure.figures))
    rows = (_mix_row(measure, dimension, value) for value in values)
    return exhibit(
        measure,
        key=key,
        title=title,
        sentence=measure.sentence,
        table=Table(
            id=f"table-{key}",
            caption=f"{title}: crisis calls as coded against all calls",
            columns=(
                Column(title=head),
                *number_columns("Calls", "Share", RANGE, group="Crisis calls"),
                *number_columns("Calls", "Share", group="All calls"),
            ),
            rows=tuple(rows),
            note=withheld_note(measure.figures),
        ),
    )


def _mix_row(measure: Measured, dimension: str, value: str | int) -> tuple[Cell, ...]:
    crisis = measure.one(**{dimension: value, "group": "crisis"})
    everyone = measure.one(**{dimension: value, "group": "all"})
    return (
        Cell(text=str(value).replace("_", " ")),
        count_cell(crisis.numerator if crisis else 0),
        *(value_and_range(crisis, percent) if crisis else (Cell(text="0.0%"), Cell(text="–"))),
        count_cell(everyone.numerator if everyone else None),
        value_cell(everyone, percent),
    )
