"""A chart as small as a word: the months of a measure in a line of a table, with the launch and the newest month."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from coresponder.analysis.charts.svg import Caption, element, line, paint, picture

WIDTH: Final = 150
HEIGHT: Final = 36
EDGE: Final = 5


def spark(values: Sequence[float | None], *, launch_at: int | None, caption: Caption) -> str:
    """The picture; `launch_at` is the place of the first month since launch. Months that are not known leave a gap."""
    known = [value for value in values if value is not None]
    top = max(known, default=0) or 1
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    places = [
        (place, EDGE + place * step, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * value / top)
        for place, value in enumerate(values)
        if value is not None
    ]
    return picture(caption, WIDTH, HEIGHT, *_floor(step, launch_at), *_line(places), *_newest(places))


def _floor(step: float, launch_at: int | None) -> list[str]:
    """The line of zero, and the launch."""
    floor = line(0, HEIGHT - EDGE, WIDTH, HEIGHT - EDGE, role="rule")
    if not launch_at:
        return [floor]
    x = EDGE + (launch_at - 0.5) * step
    return [floor, line(x, 1, x, HEIGHT - 1, role="second", width=1.5, dashes="3 2")]


def _line(places: Sequence[tuple[int, float, float]]) -> list[str]:
    paths = []
    for _, run in groupby(enumerate(places), key=lambda item: item[1][0] - item[0]):
        points = [(x, y) for _, (_, x, y) in run]
        path = " ".join(f"{'L' if number else 'M'}{x:.1f} {y:.1f}" for number, (x, y) in enumerate(points))
        paths.append(element("path", {"d": path, "stroke-width": 1.5, **paint(stroke="accent")}))
    return paths


def _newest(places: Sequence[tuple[int, float, float]]) -> list[str]:
    if not places:
        return []
    _, x, y = places[-1]
    return [element("circle", {"cx": x, "cy": y, "r": 3, **paint(fill="accent")})]
