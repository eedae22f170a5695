"""How crisis calls come from the same places again. No place is named, and none can be worked out."""

from collections.abc import Sequence

from coresponder.analysis.charts import Bar, Caption, Size, TopPlaces, bars, concentration
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Content
from coresponder.analysis.report.exhibiting import exhibit
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Section, Table
from coresponder.analysis.report.phrases import how_many, known, said, with_range, withheld_note
from coresponder.analysis.report.tables import RANGE, count_cell, number_columns, value_and_range
from coresponder.kernel.spoken_english import listed, percent

FIRST_WINDOW_DAYS = 30
DOES_NOT_SAY = (
    "A place is not a person: a hospital, a shelter or a bus station gathers the calls of many people.",
    "How often the same person is in crisis can be known only when encounters are recorded.",
)


def section(content: Content) -> Section:
    """The section, its first sentence being the answer."""
    return Section(
        key="repeat_places",
        title="How often do the same places call again?",
        sentence=answer(content),
        exhibits=(_concentration(content), _windows(content)),
        does_not_say=DOES_NOT_SAY,
    )


def answer(content: Content) -> str:
    """How often the next call follows within a month."""
    followed = content.measure("repeat_location_windows").one(definition="coded", window_days=FIRST_WINDOW_DAYS)
    if followed is None or followed.value is None:
        return content.measure("repeat_location_concentration").sentence
    return (
        f"{with_range(followed, percent)} of the {how_many(followed)}crisis calls that could be followed for "
        "30 days were followed by another from the same place."
    )


def _concentration(content: Content) -> Exhibit:
    measure = content.measure("repeat_location_concentration")
    tops = [figure for figure in measure.coded() if "top_share" in figure.by]

    def draw(caption: Caption, size: Size) -> str:
        return concentration([_step(figure) for figure in tops], caption=caption, calls="crisis calls", size=size)

    return exhibit(
        measure,
        key="concentration",
        title="Crisis calls from the busiest places",
        sentence=measure.sentence,
        table=_concentration_table(measure.coded()),
        draw=draw if tops else None,
    )


def _step(figure: Figure) -> TopPlaces:
    return TopPlaces(
        percent_of_places=float(figure.by["top_share"]),
        share_of_calls=figure.value,
        low=figure.low,
        high=figure.high,
        withheld=figure.suppressed,
    )


def _concentration_table(figures: Sequence[Figure]) -> Table:
    return Table(
        id="table-concentration",
        caption="Share of the crisis calls as coded that came from the busiest places",
        columns=(Column(title="Places"), *number_columns("Share of calls", RANGE, "Calls", "of")),
        rows=tuple(_concentration_row(figure) for figure in figures),
        note=withheld_note(figures),
    )


def _concentration_row(figure: Figure) -> tuple[Cell, ...]:
    if "top_share" not in figure.by:
        head = Cell(text="Gini coefficient (0 all alike, 1 all from one place)")
        return (head, *value_and_range(figure, _two_decimals), count_cell(None), count_cell(figure.denominator))
    head = Cell(text=f"The busiest {figure.by['top_share']}%")
    counts = (count_cell(figure.numerator), count_cell(figure.denominator))
    return (head, *value_and_range(figure, percent), *counts)


def _two_decimals(value: float) -> str:
    return f"{value:.2f}"


def _windows(content: Content) -> Exhibit:
    measure = content.measure("repeat_location_windows")

    def draw(caption: Caption, size: Size) -> str:
        return bars([_bar(figure) for figure in measure.coded()], caption=caption, size=size)

    return exhibit(
        measure,
        key="windows",
        title="Another crisis call from the same place",
        sentence=_longer_windows(measure.coded()),
        table=_windows_table(measure.coded()),
        draw=draw,
    )


def _longer_windows(figures: Sequence[Figure]) -> str:
    """The windows after the first, which is the section's answer."""
    longer = [figure for figure in known(figures) if figure.by["window_days"] != FIRST_WINDOW_DAYS]
    parts = [f"{_window(figure).lower()} after {with_range(figure, percent)} of them" for figure in longer]
    return f"Another followed {listed(parts)}." if parts else "The export is too short for longer windows."


def _window(figure: Figure) -> str:
    return f"Within {figure.by['window_days']} days"


def _bar(figure: Figure) -> Bar:
    return Bar(
        label=_window(figure),
        value=figure.value,
        said=said(figure, percent),
        low=figure.low,
        high=figure.high,
        withheld=figure.suppressed,
    )


def _windows_table(figures: Sequence[Figure]) -> Table:
    rows = (
        (
            Cell(text=_window(figure)),
            *value_and_range(figure, percent),
            count_cell(figure.numerator),
            count_cell(figure.denominator),
        )
        for figure in figures
    )
    return Table(
        id="table-windows",
        caption="Crisis calls as coded that were followed by another from the same place",
        columns=(Column(title="Followed"), *number_columns("Share", RANGE, "Calls", "of those followed up")),
        rows=tuple(rows),
        note=withheld_note(figures),
    )
