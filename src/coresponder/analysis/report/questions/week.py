"""Any figure by weekday and hour: the week as a picture, and as a table with the same shades."""

from collections.abc import Sequence

from coresponder.analysis.charts import Caption, Hour, Size, shades, weekday_hour
from coresponder.analysis.charts.words import WEEKDAYS, hours, measured, weekday
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Measured
from coresponder.analysis.report.exhibiting import exhibit
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Table
from coresponder.analysis.report.phrases import joined, known, value_of, with_range, withheld_note, withheld_sentence
from coresponder.analysis.report.tables import number_columns, value_cell


def week_exhibit(measure: Measured, *, key: str, title: str, unit: str, caption: str) -> Exhibit:
    """Any figure by weekday and hour: the week as a picture, and as a table with the same shades."""
    figures = measure.coded()
    week = {_place(figure): Hour(value=figure.value, withheld=figure.suppressed) for figure in figures}
    sentence = joined(_week_sentence(figures, unit), withheld_sentence(figures, "hours of the week"))

    def draw(caption: Caption, size: Size) -> str:
        return weekday_hour(week, caption=caption, size=size)

    return exhibit(
        measure,
        key=key,
        title=title,
        sentence=sentence,
        table=_week_table(figures, key=key, caption=caption),
        draw=draw,
    )


def _place(figure: Figure) -> tuple[int, int]:
    return int(figure.by["weekday"]), int(figure.by["hour"])


def _week_sentence(figures: Sequence[Figure], unit: str) -> str:
    shown = known(figures)
    if not shown:
        return ""
    most = max(shown, key=value_of)
    at_weekday, at_hour = _place(most)
    when = f"{weekday(at_weekday)} from {hours(at_hour, at_hour)}"
    return f"The busiest hour of the week is {when}: {with_range(most, measured)} {unit}."


def _week_table(figures: Sequence[Figure], *, key: str, caption: str) -> Table:
    by_place = {_place(figure): figure for figure in figures}
    shade = shades({place: Hour(value=figure.value) for place, figure in by_place.items()})
    rows = (
        tuple(value_cell(by_place.get((day, at)), measured, shade=shade.get((day, at))) for at in range(24))
        for day in range(1, 8)
    )
    halves = (
        number_columns(*(str(at % 12 or 12) for at in range(first, first + 12)), group=half)
        for first, half in ((0, "am"), (12, "pm"))
    )
    return Table(
        id=f"table-{key}",
        caption=f"{caption}, by weekday and by the hour in which they came in; darker is more",
        columns=(Column(title="Day"), *(column for half in halves for column in half)),
        rows=tuple((Cell(text=name), *row) for name, row in zip(WEEKDAYS, rows, strict=True)),
        note=withheld_note(figures),
        kind="heat",
    )
