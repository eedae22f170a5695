"""Columns side by side for the hours of a day or the days of a week, with the range of each as a whisker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coresponder.analysis.charts.axes import value_axis
from coresponder.analysis.charts.scales import Scale, ticks
from coresponder.analysis.charts.svg import (
    SMALL_SIZE,
    WIDTHS,
    Caption,
    Size,
    box,
    element,
    hatch_pattern,
    hatched_box,
    line,
    picture,
    text,
)

HEIGHT = 230
LEFT, RIGHT, TOP, BOTTOM = 46, 8, 46, 28
FLOOR = HEIGHT - BOTTOM
ROOM_FOR_A_VALUE = 34


@dataclass(frozen=True, kw_only=True)
class Bin:
    """One column: its label, its figure as `said`, and its range; `withheld` where it may not be shown."""

    label: str
    value: float | None
    said: str
    low: float | None = None
    high: float | None = None
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """Where the columns of one drawing stand."""

    step: float
    y: Scale
    pattern: str

    def x(self, place: int) -> float:
        return LEFT + self.step * place


def columns(bins: Sequence[Bin], *, caption: Caption, unit: str, size: Size = "wide") -> str:
    """The picture of figures that follow one another in time, from zero. `unit` names the vertical axis."""
    marks = ticks(max((bin.high or bin.value or 0 for bin in bins), default=0))
    step = (WIDTHS[size] - LEFT - RIGHT) / max(len(bins), 1)
    plot = _Plot(step=step, y=Scale(maximum=marks[-1], start=FLOOR, end=TOP), pattern=f"{caption.id}-hatch")
    return picture(
        caption,
        WIDTHS[size],
        HEIGHT,
        element("defs", {}, hatch_pattern(plot.pattern)),
        value_axis(marks, plot.y, left=LEFT, right=WIDTHS[size] - RIGHT, unit=unit),
        *(_column(plot, place, bin) for place, bin in enumerate(bins)),
        *_labels(plot, bins, size),
    )


def _column(plot: _Plot, place: int, bin: Bin) -> str:
    x, width = plot.x(place) + plot.step * 0.12, plot.step * 0.76
    if bin.withheld:
        return hatched_box(x, TOP, width, FLOOR - TOP, pattern=plot.pattern)
    if bin.value is None:
        return ""
    bar = box(x, plot.y(bin.value), width, FLOOR - plot.y(bin.value), role="accent")
    return bar + _whisker(plot, x + width / 2, bin) + _value(plot, x + width / 2, bin)


def _whisker(plot: _Plot, x: float, bin: Bin) -> str:
    if bin.low is None or bin.high is None:
        return ""
    halo = line(x, plot.y(bin.low), x, plot.y(bin.high), role="surface", width=4)
    return halo + line(x, plot.y(bin.low), x, plot.y(bin.high), role="ink", width=1.5)


def _value(plot: _Plot, x: float, bin: Bin) -> str:
    if bin.value is None or plot.step < ROOM_FOR_A_VALUE:
        return ""
    return text(bin.said, x, plot.y(bin.high or bin.value) - 6, size=SMALL_SIZE, anchor="middle")


def _labels(plot: _Plot, bins: Sequence[Bin], size: Size) -> Iterator[str]:
    """Every label where they fit, else every third (hours) so that they never touch."""
    every = 1 if plot.step > ROOM_FOR_A_VALUE else 3 if size == "wide" else 6
    for place, bin in enumerate(bins):
        if place % every == 0:
            x = plot.x(place) + plot.step / 2
            yield text(bin.label, x, FLOOR + 18, role="muted", size=SMALL_SIZE, anchor="middle")
