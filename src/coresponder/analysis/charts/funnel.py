"""A funnel plot: every area at its expected events, its ratio to them, and the limits that narrow as more is expected.

Both axes are logarithmic: half as many and twice as many are equally far from what was expected.
"""

import math
from collections.abc import Callable, Iterator, Sequence

from coresponder.analysis.charts.svg import (
    SMALL_SIZE,
    WIDTHS,
    Anchor,
    Caption,
    Size,
    element,
    line,
    paint,
    picture,
    text,
    text_width,
)
from coresponder.analysis.monitoring import FunnelArea, FunnelPlot
from coresponder.kernel.spoken_english import measured

HEIGHT = 320
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 40, 48
FLOOR = HEIGHT - BOTTOM
STEPS = 48
RATIO_MARKS = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0, 2.0, 4.0, 8.0, 16.0)
EXPECTED_MARKS = tuple(factor * 10.0**power for power in range(-1, 7) for factor in (1, 2, 5))
LEAST_REACH = 2.0

Place = Callable[[float], float]


def funnel(plot: FunnelPlot, *, caption: Caption, expected_unit: str, size: Size = "wide") -> str:
    """The picture of a funnel plot; `expected_unit` names what is expected (“arrests expected”)."""
    reach = _reach(plot)
    x, y = _across(plot, WIDTHS[size]), _upward(reach)
    right = WIDTHS[size] - RIGHT
    return picture(
        caption,
        WIDTHS[size],
        HEIGHT,
        text("times what was expected", 0, TOP - 20, role="muted", size=SMALL_SIZE),
        _limits(plot, x, y, reach),
        *_ratio_marks(y, reach, right),
        *_expected_marks(plot, x),
        text(expected_unit, right, HEIGHT - 8, role="muted", size=SMALL_SIZE, anchor="end"),
        *(_area(area, x, y, reach) for area in plot.areas),
        *_names(plot, x, y, WIDTHS[size], reach),
    )


def _reach(plot: FunnelPlot) -> float:
    """How far up and down the picture goes, as a ratio: to the next doubling beyond every area with events."""
    ratios = [max(area.ratio, 1 / area.ratio) for area in plot.areas if area.ratio > 0]
    return min(2.0 ** math.ceil(math.log2(max([*ratios, LEAST_REACH]))), RATIO_MARKS[-1])


def _across(plot: FunnelPlot, width: float) -> Place:
    low, high = _expected_range(plot)
    room = width - LEFT - RIGHT - 16
    return lambda expected: LEFT + 8 + room * (math.log(expected / low) / math.log(high / low))


def _expected_range(plot: FunnelPlot) -> tuple[float, float]:
    expected = [area.expected for area in plot.areas] or [1.0]
    return min(expected) * 0.9, max(expected) * 1.1


def _upward(reach: float) -> Place:
    middle, half = (TOP + FLOOR) / 2, (FLOOR - TOP) / 2
    return lambda ratio: middle - half * math.log(_held(ratio, reach)) / math.log(reach)


def _held(ratio: float, reach: float) -> float:
    """The ratio, at the edge of the picture where it lies beyond."""
    return min(max(ratio, 1 / reach), reach)


def _limits(plot: FunnelPlot, x: Place, y: Place, reach: float) -> str:
    low, high = _expected_range(plot)
    places = [low * (high / low) ** (step / STEPS) for step in range(STEPS + 1)]
    upper = [(x(place), y(plot.limits_at(place)[1])) for place in places]
    lower = [(x(place), y(plot.limits_at(place)[0])) for place in reversed(places)]
    return element("path", {"d": f"{_path([*upper, *lower])} Z", **paint(fill="second-band")})


def _path(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{'L' if number else 'M'}{x:.1f} {y:.1f}" for number, (x, y) in enumerate(points))


def _ratio_marks(y: Place, reach: float, right: float) -> Iterator[str]:
    for mark in RATIO_MARKS:
        if 1 / reach <= mark <= reach:
            yield line(LEFT, y(mark), right, y(mark), role="second" if mark == 1 else "rule")
            said = measured(mark) if mark >= 1 else f"1/{round(1 / mark)}"
            yield text(said, LEFT - 7, y(mark) + 4, role="muted", size=SMALL_SIZE, anchor="end")


def _expected_marks(plot: FunnelPlot, x: Place) -> Iterator[str]:
    low, high = _expected_range(plot)
    last_end = 0.0
    for mark in EXPECTED_MARKS:
        half = text_width(measured(mark), SMALL_SIZE) / 2
        if low <= mark <= high and x(mark) - half > last_end:
            yield text(measured(mark), x(mark), FLOOR + 18, role="muted", size=SMALL_SIZE, anchor="middle")
            last_end = x(mark) + half + 6


def _area(area: FunnelArea, x: Place, y: Place, reach: float) -> str:
    """A dot within the limits, a square outside, so that it never depends on color."""
    across, up = x(area.expected), y(_held(area.ratio, reach))
    if area.is_outside:
        path = f"M{across - 5:.1f} {up - 5:.1f} h10 v10 h-10 Z"
        return element("path", {"d": path, "stroke-width": 1.5, **paint(fill="ink", stroke="surface")})
    return element(
        "circle", {"cx": across, "cy": up, "r": 3.5, "stroke-width": 1, **paint(fill="accent", stroke="surface")}
    )


def _names(plot: FunnelPlot, x: Place, y: Place, width: float, reach: float) -> Iterator[str]:
    """The names of the areas outside, where they do not touch each other; the table has all of them."""
    taken: list[tuple[float, float, float]] = []
    for area in plot.outside:
        across, up = x(area.expected), y(_held(area.ratio, reach))
        length = text_width(area.name, SMALL_SIZE)
        anchor: Anchor = "end" if across + length + 20 > width else "start"
        start = across - 9 - length if anchor == "end" else across + 9
        if all(abs(up - other) > SMALL_SIZE or start > end or start + length < begin for begin, end, other in taken):
            taken.append((start, start + length, up))
            yield text(area.name, across + (9 if anchor == "start" else -9), up + 4, size=SMALL_SIZE, anchor=anchor)
