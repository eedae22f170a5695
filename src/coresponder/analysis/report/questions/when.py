"""When crisis calls come: by hour and weekday together, by hour alone, by weekday alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coresponder.analysis.charts import Bin, Caption, Size, columns
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Content, Measured
from coresponder.analysis.report.exhibiting import exhibit
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Section, Table
from coresponder.analysis.report.phrases import (
    joined,
    known,
    overlap,
    said,
    value_of,
    with_range,
    withheld_note,
    withheld_sentence,
)
from coresponder.analysis.report.questions.rates import Rates, hourly_rates
from coresponder.analysis.report.questions.week import week_exhibit
from coresponder.analysis.report.tables import RANGE, count_cell, number_columns, value_and_range
from coresponder.kernel.spoken_english import hour, hours, percent, starting, weekday

HALF = 0.5
HOURS = 24
DOES_NOT_SAY = (
    "It shows when calls came in, not how long units were busy with them; the hours of work come below.",
    "It does not say when a team would be needed most: that also depends on how long each call lasts.",
)


def section(content: Content) -> Section:
    """The section, its first sentence being the answer."""
    return Section(
        key="when",
        title="When do they come?",
        sentence=answer(content),
        exhibits=(_week(content), _by_hour(content), _by_weekday(content)),
        does_not_say=DOES_NOT_SAY,
    )


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A stretch of the clock, first and last hour included, with its calls, out of all, as a share."""

    first: int
    last: int
    calls: float
    share: float


def answer(content: Content) -> str:
    """The shortest stretch of the day that holds half of the calls; the busiest hour where one is withheld."""
    figures = content.measure("crisis_calls_by_hour").coded()
    found = busiest_half(figures)
    if not found:
        return _busiest_hour(hourly_rates(figures))
    return f"Half of the crisis calls ({percent(found.share)}) came in from {hours(found.first, found.last)}."


def _busiest_hour(rates: Rates) -> str:
    """The busiest of the hours that can be shown."""
    most = busiest(rates.figures)
    if most is None:
        return ""
    return f"The busiest hour that can be shown is {_clock(most)}, with {with_range(most, rates.say)} {rates.per}."


def busiest(figures: Sequence[Figure]) -> Figure | None:
    """The hour with the most calls of those that can be shown; None where none has any."""
    most = max(known(figures), key=value_of, default=None)
    return most if most and most.value else None


def _clock(figure: Figure) -> str:
    return hours(int(figure.by["hour"]), int(figure.by["hour"]))


def busiest_half(figures: Sequence[Figure]) -> Stretch | None:
    """The shortest stretch of the clock, midnight or not, with at least half of the calls.

    None unless all 24 hours can be shown.
    """
    by_hour = {int(figure.by["hour"]): figure.numerator for figure in figures if figure.numerator is not None}
    total = sum(by_hour.values())
    if len(by_hour) < HOURS or not total:
        return None
    stretches = (_stretch(by_hour, first, length) for length in range(1, HOURS + 1) for first in range(HOURS))
    enough = ((length, stretch) for length, stretch in stretches if stretch.share >= HALF)
    return min(enough, key=lambda found: (found[0], -found[1].share))[1]


def _stretch(by_hour: Mapping[int, float], first: int, length: int) -> tuple[int, Stretch]:
    calls = sum(by_hour[(first + step) % HOURS] for step in range(length))
    last = (first + length - 1) % HOURS
    return length, Stretch(first=first, last=last, calls=calls, share=calls / sum(by_hour.values()))


def _week(content: Content) -> Exhibit:
    measure = content.measure("crisis_calls_by_weekday_hour")
    return week_exhibit(
        measure,
        hourly_rates(measure.coded()),
        key="by_weekday_hour",
        title="The week, hour by hour",
        noun="crisis calls as coded",
    )


def _by_hour(content: Content) -> Exhibit:
    measure = content.measure("crisis_calls_by_hour")
    rates = hourly_rates(measure.coded())
    return _columns_exhibit(measure, rates, key="by_hour", title="By hour of the day", dimension="hour")


def _by_weekday(content: Content) -> Exhibit:
    measure = content.measure("crisis_calls_by_weekday")
    rates = Rates(figures=tuple(measure.coded()), per="a day")
    return _columns_exhibit(measure, rates, key="by_weekday", title="By day of the week", dimension="weekday")


def _columns_exhibit(measure: Measured, rates: Rates, *, key: str, title: str, dimension: str) -> Exhibit:
    figures = rates.figures
    bins = [_bin(figure, rates, dimension) for figure in figures]

    def draw(caption: Caption, size: Size) -> str:
        return columns(bins, caption=caption, unit=f"crisis calls {rates.per}", size=size)

    return exhibit(
        measure,
        key=key,
        title=title,
        sentence=joined(_most_and_fewest(rates, dimension), withheld_sentence(figures, f"{dimension}s")),
        table=_table(rates, key=key, title=title, dimension=dimension),
        draw=draw,
    )


def _bin(figure: Figure, rates: Rates, dimension: str) -> Bin:
    number = int(figure.by[dimension])
    label = weekday(number)[:3] if dimension == "weekday" else _short_hour(number)
    return Bin(
        label=label,
        value=figure.value,
        said=said(figure, rates.say),
        low=figure.low,
        high=figure.high,
        withheld=figure.suppressed,
    )


def _short_hour(number: int) -> str:
    return "noon" if number == 12 else f"{number % 12 or 12} {'am' if number < 12 else 'pm'}"


def _most_and_fewest(rates: Rates, dimension: str) -> str:
    """The extremes; only the most where a cell is withheld, since that one may have fewer."""
    shown = known(rates.figures)
    if len(shown) < 2:
        return ""
    most, fewest = max(shown, key=value_of), min(shown, key=value_of)
    sentence = f"The most came {_at(most, dimension)}, {with_range(most, rates.say)} {rates.per}"
    if len(shown) < len(rates.figures):
        return f"{sentence}."
    return joined(
        f"{sentence}, the fewest {_at(fewest, dimension)}, {with_range(fewest, rates.say)}.", overlap(most, fewest)
    )


def _at(figure: Figure, dimension: str) -> str:
    number = int(figure.by[dimension])
    return f"from {_clock(figure)}" if dimension == "hour" else f"on {weekday(number)}s"


def _table(rates: Rates, *, key: str, title: str, dimension: str) -> Table:
    counts = [figure.numerator for figure in rates.figures]
    total = sum(count for count in counts if count is not None) if None not in counts else 0
    return Table(
        id=f"table-{key}",
        caption=f"Crisis calls as coded, {title[:1].lower()}{title[1:]}",
        columns=(
            Column(title="Hour from" if dimension == "hour" else "Day"),
            *number_columns("Calls", starting(rates.per), RANGE, "Share of calls"),
        ),
        rows=tuple(_row(figure, rates, dimension, total) for figure in rates.figures),
        note=withheld_note(rates.figures),
    )


def _row(figure: Figure, rates: Rates, dimension: str, total: float) -> tuple[Cell, ...]:
    """One hour or day. Shares are only said where no cell is withheld, so that none can be worked out."""
    number = int(figure.by[dimension])
    name = hour(number) if dimension == "hour" else weekday(number)
    share = percent(figure.numerator / total) if total and figure.numerator is not None else "–"
    return Cell(text=name), count_cell(figure.numerator), *value_and_range(figure, rates.say), Cell(text=share)
