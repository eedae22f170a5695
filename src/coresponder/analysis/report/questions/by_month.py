"""Crisis calls month by month: the series, what may be compared in it, and the table behind it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from coresponder.analysis.charts import Caption, Month, Size, month_series
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Content
from coresponder.analysis.report.exhibiting import exhibit
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Table
from coresponder.analysis.report.phrases import (
    joined,
    known,
    overlap,
    value_of,
    with_range,
    withheld_note,
    withheld_sentence,
)
from coresponder.analysis.report.tables import RANGE, number_columns, value_and_range
from coresponder.kernel.spoken_english import MONTHS, counted, listed, month


def by_month(content: Content) -> Exhibit:
    """The months as an exhibit."""
    measure = content.measure("crisis_calls_by_month")
    months = _months(content, measure.coded())

    def draw(caption: Caption, size: Size) -> str:
        return month_series(months, caption=caption, unit="crisis calls a month", size=size)

    return exhibit(
        measure,
        key="by_month",
        title="Crisis calls by month",
        sentence=_months_sentence(months, measure.coded()),
        table=_months_table(measure.coded()),
        draw=draw,
    )


def _months(content: Content, figures: Sequence[Figure]) -> list[Month]:
    """Every month from the first to the last, those without a figure included, so that a gap stays a gap."""
    by_month = {_first_on(figure): figure for figure in figures}
    if not by_month:
        return []
    return [_month(content, first_on, by_month.get(first_on)) for first_on in _calendar(min(by_month), max(by_month))]


def _first_on(figure: Figure) -> date:
    return date.fromisoformat(str(figure.by["month"]))


def _calendar(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count)]


def _month(content: Content, first_on: date, figure: Figure | None) -> Month:
    partial = _is_partial(content, first_on)
    if figure is None:
        return Month(first_on=first_on, value=None, partial=partial)
    return Month(
        first_on=first_on,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        withheld=figure.suppressed,
        partial=partial,
    )


def _is_partial(content: Content, first_on: date) -> bool:
    """Whether days of the month lie outside the period, or are missing from the export."""
    last_on = (first_on + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    period = content.period
    outside = (period.first_on or first_on) > first_on or (period.last_on or last_on) < last_on
    return outside or any(first <= last_on and last >= first_on for first, last in content.days_missing())


def _months_sentence(months: Sequence[Month], figures: Sequence[Figure]) -> str:
    whole = {month.first_on for month in months if not month.partial}
    shown = [figure for figure in known(figures) if _first_on(figure) in whole]
    return joined(_most_and_fewest(shown), _partial_sentence(months), withheld_sentence(figures, "months"))


def _most_and_fewest(shown: Sequence[Figure]) -> str:
    if len(shown) < 2:
        return ""
    most, fewest = max(shown, key=value_of), min(shown, key=value_of)
    sentence = (
        f"The whole months that can be shown had from {with_range(fewest, counted)} crisis calls, in "
        f"{month(_first_on(fewest))}, to {with_range(most, counted)}, in {month(_first_on(most))}."
    )
    return joined(sentence, overlap(most, fewest))


def _partial_sentence(months: Sequence[Month]) -> str:
    partial = [month(entry.first_on) for entry in months if entry.partial]
    if not partial:
        return ""
    noun = "is" if len(partial) == 1 else "are"
    return f"{listed(partial)} {noun} not covered from end to end and cannot be compared with whole months."


def _months_table(figures: Sequence[Figure]) -> Table:
    """Months down, years across: three years stand on half a page."""
    by_year: dict[int, dict[int, Figure]] = defaultdict(dict)
    for figure in figures:
        by_year[_first_on(figure).year][_first_on(figure).month] = figure
    columns = [column for year in sorted(by_year) for column in number_columns("Calls", RANGE, group=str(year))]
    present = sorted({number for found in by_year.values() for number in found})
    return Table(
        id="table-by_month",
        caption="Crisis calls as coded, by month",
        columns=(Column(title="Month"), *columns),
        rows=tuple(_month_row(number, by_year) for number in present),
        note=withheld_note(figures),
    )


def _month_row(number: int, by_year: Mapping[int, Mapping[int, Figure]]) -> tuple[Cell, ...]:
    cells = [Cell(text=MONTHS[number - 1])]
    for year in sorted(by_year):
        figure = by_year[year].get(number)
        cells += value_and_range(figure, counted) if figure else (Cell(text="–"), Cell(text="–"))
    return tuple(cells)
