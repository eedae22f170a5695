"""Any figure by weekday and hour: the week as a picture, and as a table with the same shades."""

from coresponder.analysis.charts import Caption, Hour, Size, shades, weekday_hour
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Measured
from coresponder.analysis.report.exhibiting import exhibit
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Table
from coresponder.analysis.report.phrases import joined, known, value_of, with_range, withheld_note, withheld_sentence
from coresponder.analysis.report.questions.rates import Rates
from coresponder.analysis.report.tables import number_columns, value_cell
from coresponder.kernel.spoken_english import WEEKDAYS, hours, starting, weekday

LEAST_SHOWN = 0.5  # of the hours; with fewer, a picture would show where the gaps are and little else
TOO_FEW = "That leaves too little for a picture of the week; the figures by hour and by weekday show more."


def week_exhibit(measure: Measured, rates: Rates, *, key: str, title: str, noun: str) -> Exhibit:
    """Any figure by weekday and hour: the week as a picture, and as a table with the same shades.

    `noun` is what is counted, for the sentence and the caption (“crisis calls as coded”).
    """
    week = {_place(figure): Hour(value=figure.value, withheld=figure.suppressed) for figure in rates.figures}

    def draw(caption: Caption, size: Size) -> str:
        return weekday_hour(week, caption=caption, size=size)

    enough = rates.most > 0 and len(known(rates.figures)) >= len(rates.figures) * LEAST_SHOWN
    return exhibit(
        measure,
        key=key,
        title=title,
        sentence=joined(
            _busiest(rates, noun) if enough else "",
            withheld_sentence(rates.figures, "hours of the week"),
            "" if enough or not rates.figures else TOO_FEW,
        ),
        table=_week_table(rates, key=key, noun=noun) if enough else None,
        draw=draw if enough else None,
    )


def _place(figure: Figure) -> tuple[int, int]:
    return int(figure.by["weekday"]), int(figure.by["hour"])


def _busiest(rates: Rates, noun: str) -> str:
    shown = known(rates.figures)
    most = max(shown, key=value_of)
    at_weekday, at_hour = _place(most)
    when = f"{weekday(at_weekday)} from {hours(at_hour, at_hour)}"
    of = " that can be shown" if len(shown) < len(rates.figures) else ""
    return f"The busiest hour of the week{of} is {when}, with {with_range(most, rates.say)} {noun} {rates.per}."


def _week_table(rates: Rates, *, key: str, noun: str) -> Table:
    by_place = {_place(figure): figure for figure in rates.figures}
    shade = shades({place: Hour(value=figure.value) for place, figure in by_place.items()})
    rows = (
        tuple(value_cell(by_place.get((day, at)), rates.say, shade=shade.get((day, at))) for at in range(24))
        for day in range(1, 8)
    )
    return Table(
        id=f"table-{key}",
        caption=f"{starting(noun)} {rates.per}, by weekday and hour of the day: the stronger the color, the more",
        columns=(Column(title="Day"), *_half_day("am", 0), *_half_day("pm", 12)),
        rows=tuple((Cell(text=name), *row) for name, row in zip(WEEKDAYS, rows, strict=True)),
        note=withheld_note(rates.figures),
        kind="heat",
    )


def _half_day(name: str, first: int) -> tuple[Column, ...]:
    return number_columns(*(str(at % 12 or 12) for at in range(first, first + 12)), group=name)
