"""A line of months: the range behind it, gaps where nothing may or can be shown, labels on the line itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from coresponder.analysis.charts.axes import value_axis
from coresponder.analysis.charts.scales import Scale, ticks
from coresponder.analysis.charts.svg import (
    SMALL_SIZE,
    WIDTHS,
    Anchor,
    Caption,
    Size,
    element,
    hatch_pattern,
    hatched_box,
    line,
    paint,
    picture,
    text,
    text_width,
)
from coresponder.kernel.spoken_english import MONTHS, measured, short_month

HEIGHT = 280
LEFT, RIGHT, TOP, BOTTOM = 46, 14, 46, 44
FLOOR = HEIGHT - BOTTOM
MONTHS_WITH_NAMES: dict[Size, int] = {"wide": 18, "narrow": 8}


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month's figure. `value` is None where nothing was recorded or, if `withheld`, where it may not be shown.

    `partial` months are not covered from end to end by the data: drawn hollow, and never named most or fewest.
    """

    first_on: date
    value: float | None
    low: float | None = None
    high: float | None = None
    withheld: bool = False
    partial: bool = False


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """Where the months of one drawing stand; `known` are those with a value, as (position, month, value)."""

    months: Sequence[Month]
    size: Size
    y: Scale

    def x(self, position: float) -> float:
        room = WIDTHS[self.size] - LEFT - RIGHT
        return LEFT + room * (position + 0.5) / max(len(self.months), 1)

    def known(self) -> list[tuple[int, Month, float]]:
        return [(place, month, month.value) for place, month in enumerate(self.months) if month.value is not None]

    def runs(self) -> Iterator[list[tuple[int, Month, float]]]:
        """The unbroken stretches of whole months: a gap is never bridged, a part of a month never looks like a fall."""
        numbered = enumerate(known for known in self.known() if not known[1].partial)
        for _, run in groupby(numbered, key=lambda item: item[1][0] - item[0]):
            yield [known for _, known in run]


def month_series(months: Sequence[Month], *, caption: Caption, unit: str, size: Size = "wide") -> str:
    """The picture of a figure by month, from zero, with its 95 % range and without invented months between gaps.

    `unit` names the vertical axis (“crisis calls a month”).
    """
    highest = max((month.high or month.value or 0 for month in months), default=0)
    marks = ticks(highest)
    plot = _Plot(months=months, size=size, y=Scale(maximum=marks[-1], start=FLOOR, end=TOP))
    pattern = f"{caption.id}-hatch"
    shapes = [
        element("defs", {}, hatch_pattern(pattern)),
        value_axis(marks, plot.y, left=LEFT, right=WIDTHS[size] - RIGHT, unit=unit),
        *_withheld(plot, pattern),
        *(_band(plot, run) for run in plot.runs()),
        *(_line(plot, run) for run in plot.runs()),
        *_points(plot),
        *_named_points(plot),
        *_month_labels(plot),
    ]
    return picture(caption, WIDTHS[size], HEIGHT, *shapes)


def _withheld(plot: _Plot, pattern: str) -> Iterator[str]:
    width = plot.x(1) - plot.x(0)
    for place, month in enumerate(plot.months):
        if month.withheld:
            yield hatched_box(plot.x(place) - width / 2, TOP, width, FLOOR - TOP, pattern=pattern)


def _band(plot: _Plot, run: list[tuple[int, Month, float]]) -> str:
    ranged = [(plot.x(place), month.low, month.high) for place, month, _ in run]
    upper = [(x, plot.y(high)) for x, _, high in ranged if high is not None]
    lower = [(x, plot.y(low)) for x, low, _ in reversed(ranged) if low is not None]
    if len(upper) < 2 or len(upper) != len(lower):
        return ""
    return element("path", {"d": f"{_path([*upper, *lower])} Z", **paint(fill="band")})


def _line(plot: _Plot, run: list[tuple[int, Month, float]]) -> str:
    path = _path([(plot.x(place), plot.y(value)) for place, _, value in run])
    return element("path", {"d": path, "stroke-width": 2, "stroke-linejoin": "round", **paint(stroke="accent")})


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{'L' if number else 'M'}{x:.1f} {y:.1f}" for number, (x, y) in enumerate(points))


def _points(plot: _Plot) -> Iterator[str]:
    radius = 3 if len(plot.months) <= 24 else 2.2
    for place, month, value in plot.known():
        shape = {"cx": plot.x(place), "cy": plot.y(value), "r": radius + month.partial}
        fill = paint(fill="surface" if month.partial else "accent", stroke="accent")
        yield element("circle", shape | fill | {"stroke-width": 1.5})


def _named_points(plot: _Plot) -> Iterator[str]:
    """The most and the fewest, said at the point itself: only of whole months, and no fewest where one is withheld."""
    whole = [known for known in plot.known() if not known[1].partial]
    if not whole:
        return
    most = max(whole, key=lambda known: known[2])
    fewest = min(whole, key=lambda known: known[2])
    yield _named(plot, most, above=True)
    if fewest[2] < most[2] and not any(month.withheld for month in plot.months):
        yield _named(plot, fewest, above=False)


def _named(plot: _Plot, known: tuple[int, Month, float], *, above: bool) -> str:
    place, month, value = known
    edge = (month.high if above else month.low) or value
    words = f"{measured(value)} in {short_month(month.first_on)}"
    x, anchor = _kept_inside(plot.x(place), text_width(words) / 2, WIDTHS[plot.size])
    y = plot.y(edge) - 8 if above else min(plot.y(edge) + 17, FLOOR - 5)
    return text(words, x, y, anchor=anchor, bold=True)


def _kept_inside(x: float, half: float, width: float) -> tuple[float, Anchor]:
    if x - half < LEFT:
        return LEFT + 4, "start"
    return (width - 4, "end") if x + half > width else (x, "middle")


def _month_labels(plot: _Plot) -> Iterator[str]:
    """Every month by name where they are few; else the first of each year, with a mark."""
    named = len(plot.months) <= MONTHS_WITH_NAMES[plot.size]
    for place, month in enumerate(plot.months):
        new_year = place == 0 or month.first_on.month == 1
        if named:
            yield text(
                MONTHS[month.first_on.month - 1][:3], plot.x(place), FLOOR + 18, size=SMALL_SIZE, anchor="middle"
            )
        if new_year and (named or _year_fits(plot, place)):
            yield from _year_label(plot, place, month, below_names=named)


def _year_fits(plot: _Plot, place: int) -> bool:
    return place > 0 or sum(month.first_on.year == plot.months[0].first_on.year for month in plot.months) > 2


def _year_label(plot: _Plot, place: int, month: Month, *, below_names: bool) -> Iterator[str]:
    x = plot.x(place - 0.5)
    y = FLOOR + (36 if below_names else 18)
    yield line(x, FLOOR, x, y, role="rule")
    yield text(str(month.first_on.year), x + 5, y, role="muted", size=SMALL_SIZE)
