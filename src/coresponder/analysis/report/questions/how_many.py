"""How many crisis calls there are: under each definition, as a share, for the residents, month by month."""

from collections.abc import Mapping

from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Content, Measured
from coresponder.analysis.report.exhibiting import exhibit
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Section, Table
from coresponder.analysis.report.phrases import DEFINITION_NAMES, said, with_range
from coresponder.analysis.report.questions.by_month import by_month
from coresponder.analysis.report.tables import RANGE, number_columns, value_and_range, value_cell
from coresponder.kernel.spoken_english import counted, measured, percent

HEADS = {
    "crisis_call_share": ("Of all calls", "Share"),
    "crisis_calls_per_day": ("A day", "Mean"),
    "crisis_calls_per_1000": ("A year for each 1,000 residents", "Rate"),
}
DOES_NOT_SAY = (
    "It does not say how many people were in crisis: one person can be behind many calls, and some never call.",
    "A call that was typed as something else and turned into a crisis at the scene is not counted here.",
)


def section(content: Content) -> Section:
    """The section, its first sentence being the answer."""
    return Section(
        key="how_many",
        title="How many crisis calls are there?",
        sentence=answer(content),
        exhibits=(_by_definition(content), by_month(content)),
        does_not_say=DOES_NOT_SAY,
    )


def answer(content: Content) -> str:
    """How many, out of how many, and how many a day."""
    share = _coded(content.measure("crisis_call_share"))
    per_day = _coded(content.measure("crisis_calls_per_day"))
    count = _coded(content.measure("crisis_calls"))
    of = f" of {counted(share.denominator)} calls" if share and share.denominator else ""
    as_share = f", or {with_range(share, percent)}" if share and share.value is not None else ""
    a_day = f" That is {with_range(per_day, measured)} a day." if per_day and per_day.value is not None else ""
    return f"{said(count, counted).capitalize()}{of} were crisis calls as coded{as_share}.{a_day}"


def _coded(measure: Measured) -> Figure | None:
    return next(iter(measure.coded()), None)


def _by_definition(content: Content) -> Exhibit:
    measure = content.measure("crisis_calls")
    return exhibit(
        measure,
        key="definitions",
        title="Three definitions side by side",
        sentence=_definitions_sentence(measure),
        table=_definitions_table(content, measure),
    )


def _definitions_sentence(measure: Measured) -> str:
    coded, possible = measure.one(definition="coded"), measure.one(definition="possible")
    if not coded or not possible or coded.value is None or possible.value is None:
        return ""
    return (
        f"The true number lies somewhere from {counted(coded.value)}, the calls whose type names behavioral health, "
        f"to {counted(possible.value)}, the calls whose type may hide it."
    )


def _definitions_table(content: Content, measure: Measured) -> Table:
    names = list(dict.fromkeys(str(figure.by.get("definition", "coded")) for figure in measure.figures))
    shown = {
        key: content.measure(key) for key in ("crisis_call_share", "crisis_calls_per_day", "crisis_calls_per_1000")
    }
    kept = {key: found for key, found in shown.items() if not found.unavailable}
    columns = [column for key in kept for column in number_columns(HEADS[key][1], RANGE, group=HEADS[key][0])]
    return Table(
        id="table-definitions",
        caption="Crisis calls by definition, over the whole period",
        columns=(Column(title="Definition"), *number_columns("Crisis calls"), *columns),
        rows=tuple(_definition_row(name, measure, kept) for name in names),
    )


def _definition_row(name: str, measure: Measured, beside: Mapping[str, Measured]) -> tuple[Cell, ...]:
    cells = [Cell(text=DEFINITION_NAMES.get(name, name)), value_cell(measure.one(definition=name), counted)]
    for key, other in beside.items():
        cells += value_and_range(other.one(definition=name), percent if key == "crisis_call_share" else measured)
    return tuple(cells)
