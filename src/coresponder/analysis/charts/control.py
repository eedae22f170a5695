"""A control chart: the points, their center, the natural limits in stages, signals, the launch and other marks.

Signals differ in shape, not only in color: a square beyond a limit, a diamond in a shift or trend, a ring near a limit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from coresponder.analysis.charts.axes import value_axis
from coresponder.analysis.charts.scales import Scale, ticks
from coresponder.analysis.charts.svg import (
    SMALL_SIZE,
    WIDTHS,
    Caption,
    Size,
    element,
    hatch_pattern,
    hatched_box,
    line,
    paint,
    picture,
    shortened,
    text,
    text_width,
)
from coresponder.analysis.monitoring import ChartedPoint, ControlChart, Mark, Stage
from coresponder.kernel.spoken_english import MONTHS, short_month

HEIGHT = 296
LEFT, RIGHT, TOP, BOTTOM = 46, 14, 60, 44
LINE = 18
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FLOOR = HEIGHT - BOTTOM
POINTS_WITH_NAMES: dict[Size, int] = {"wide": 18, "narrow": 8}
ROOM_ABOVE = 1.02  # the upper limit stays off the highest mark


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """Where the points of one drawing stand; `scale` multiplies values, as where shares are drawn as percent."""

    chart: ControlChart
    size: Size
    y: Scale
    scale: float

    @property
    def step(self) -> float:
        return (WIDTHS[self.size] - LEFT - RIGHT) / max(len(self.chart.points), 1)

    def x(self, place: float) -> float:
        return LEFT + self.step * (place + 0.5)

    def height(self, value: float) -> float:
        return self.y(min(max(value * self.scale, 0), self.y.maximum))


def control(chart: ControlChart, *, caption: Caption, unit: str, scale: float = 1, size: Size = "wide") -> str:
    """The picture of a control chart, from zero. `unit` names the vertical axis; `scale` is 100 for percent.

    Limits that no chart of that size could hold (the upper limit of a t chart can be far off) are cut at the edge.
    """
    marks = ticks(_highest(chart) * scale)
    plot = _Plot(chart=chart, size=size, y=Scale(maximum=marks[-1], start=FLOOR, end=TOP), scale=scale)
    pattern = f"{caption.id}-hatch"
    return picture(
        caption,
        WIDTHS[size],
        HEIGHT + LINE * len(chart.marks),
        element("defs", {}, hatch_pattern(pattern)),
        *(band for stage in chart.stages for band in _bands(plot, stage)),
        value_axis(marks, plot.y, left=LEFT, right=WIDTHS[size] - RIGHT, unit=unit),
        *_withheld(plot, pattern),
        *_marks(plot),
        *(_center(plot, stage) for stage in chart.stages),
        *_line(plot),
        *(_point(plot, place, point) for place, point in enumerate(chart.points)),
        *_labels(plot),
        *_words_of_marks(plot),
    )


def _highest(chart: ControlChart) -> float:
    values = [point.value for point in chart.points if point.value is not None]
    limits = [point.high for point in chart.points if point.high is not None]
    highest = max(values, default=0)
    return max(highest, min(max(limits, default=0), 2 * highest or 1)) * ROOM_ABOVE


def _bands(plot: _Plot, stage: Stage) -> Iterator[str]:
    """The room between the limits, in steps, since they differ from month to month where denominators do."""
    places = [
        (place, point.low, point.high)
        for place, point in enumerate(plot.chart.points[stage.first : stage.last + 1], start=stage.first)
        if point.low is not None and point.high is not None
    ]
    for _, run in groupby(enumerate(places), key=lambda item: item[1][0] - item[0]):
        yield _band(plot, [place for _, place in run])


def _band(plot: _Plot, places: Sequence[tuple[int, float, float]]) -> str:
    upper = [corner for place, _, high in places for corner in _step(plot, place, high)]
    lower = [corner for place, low, _ in reversed(places) for corner in reversed(_step(plot, place, low))]
    return element("path", {"d": f"{_path([*upper, *lower])} Z", **paint(fill="second-band")})


def _step(plot: _Plot, place: int, value: float) -> list[tuple[float, float]]:
    y = plot.height(value)
    return [(plot.x(place - 0.5), y), (plot.x(place + 0.5), y)]


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{'L' if number else 'M'}{x:.1f} {y:.1f}" for number, (x, y) in enumerate(points))


def _withheld(plot: _Plot, pattern: str) -> Iterator[str]:
    for place, point in enumerate(plot.chart.points):
        if point.withheld:
            yield hatched_box(plot.x(place - 0.5), TOP, plot.step, FLOOR - TOP, pattern=pattern)


def _marks(plot: _Plot) -> Iterator[str]:
    """A lettered line at the launch and at every change; recording changes are dashed. The words stand below."""
    for number, mark in enumerate(_in_order(plot.chart)):
        x = plot.x(sum(point.on < mark.on for point in plot.chart.points) - 0.5)
        dashes = "" if mark.kind == "launch" else "2 3" if mark.kind == "change" else "7 4"
        yield line(x, TOP - 4, x, FLOOR, role="ink", width=1.2, dashes=dashes)
        yield text(LETTERS[number % len(LETTERS)], x, TOP - 9, size=SMALL_SIZE, anchor="middle", bold=True)


def _words_of_marks(plot: _Plot) -> Iterator[str]:
    for number, mark in enumerate(_in_order(plot.chart)):
        kind = "" if mark.kind == "change" or mark.kind == mark.words else f"{mark.kind}: "
        words = f"{LETTERS[number % len(LETTERS)]}  {kind}{mark.words}, {short_month(mark.on)}"
        fitting = shortened(words, WIDTHS[plot.size] - LEFT, SMALL_SIZE)
        yield text(fitting, LEFT, HEIGHT + LINE * (number + 0.5), size=SMALL_SIZE)


def _in_order(chart: ControlChart) -> list[Mark]:
    return sorted(chart.marks, key=lambda mark: mark.on)


def _center(plot: _Plot, stage: Stage) -> str:
    point = plot.chart.points[stage.first]
    if point.center is None:
        return ""
    y = plot.height(point.center)
    dashes = "5 4" if stage.is_provisional else ""
    return line(plot.x(stage.first - 0.5), y, plot.x(stage.last + 0.5), y, role="second", width=1.5, dashes=dashes)


def _line(plot: _Plot) -> Iterator[str]:
    """The unbroken stretches: a gap is never bridged, nor is the beginning of another stage."""
    for stage in plot.chart.stages:
        points = plot.chart.points[stage.first : stage.last + 1]
        known = [(place, point.value) for place, point in enumerate(points, stage.first) if point.value is not None]
        for _, run in groupby(enumerate(known), key=lambda item: item[1][0] - item[0]):
            path = _path([(plot.x(place), plot.height(value)) for _, (place, value) in run])
            yield element(
                "path", {"d": path, "stroke-width": 1.6, "stroke-linejoin": "round", **paint(stroke="accent")}
            )


def _point(plot: _Plot, place: int, point: ChartedPoint) -> str:
    if point.value is None:
        return ""
    x, y = plot.x(place), plot.height(point.value)
    if point.signal == "beyond a limit":
        return _outline(f"M{x - 5:.1f} {y - 5:.1f} h10 v10 h-10 Z")
    if point.signal in ("shift", "trend"):
        return _outline(f"M{x:.1f} {y - 6:.1f} l6 6 l-6 6 l-6 -6 Z")
    hollow = point.signal == "near a limit" or point.partial or point.left_out
    shape = {"cx": x, "cy": y, "r": 4.5 if hollow else 3, "stroke-width": 1.5}
    return element("circle", {**shape, **paint(fill="surface" if hollow else "accent", stroke="accent")})


def _outline(path: str) -> str:
    return element("path", {"d": path, "stroke-width": 1.5, **paint(fill="ink", stroke="surface")})


def _labels(plot: _Plot) -> Iterator[str]:
    """Every month by name where they are few; else the first of each year, with a mark."""
    points = plot.chart.points
    named = len(points) <= POINTS_WITH_NAMES[plot.size]
    last_end = 0.0
    for place, point in enumerate(points):
        if named:
            words = MONTHS[point.on.month - 1][:3]
            yield text(words, plot.x(place), FLOOR + 18, size=SMALL_SIZE, anchor="middle")
        if place == 0 or point.on.year != points[place - 1].on.year:
            x, y = plot.x(place - 0.5), FLOOR + (36 if named else 18)
            yield line(x, FLOOR, x, y, role="rule")
            if x >= last_end:
                yield text(str(point.on.year), x + 5, y, role="muted", size=SMALL_SIZE)
                last_end = x + 5 + text_width(str(point.on.year), SMALL_SIZE)
