"""A tornado: for each thing that is not known exactly, how far a result moves when it alone goes from low to high.

The widest bar is on top; all hang on one line, the result at the best estimates. The side of the low end is lighter, so
that one sees which way a thing pulls. Where zero lies on the scale it has a line of its own: beyond it gain is loss.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coresponder.analysis.charts.palette import Role
from coresponder.analysis.charts.svg import (
    SMALL_SIZE,
    WIDTHS,
    Anchor,
    Caption,
    Size,
    box,
    in_two_lines,
    line,
    picture,
    shortened,
    text,
)

ROW: dict[Size, int] = {"wide": 34, "narrow": 50}
LABEL: dict[Size, int] = {"wide": 230, "narrow": 0}  # on a phone the label goes above its bar
BAR_HEIGHT = 18
HEAD, FOOT, EDGE = 24, 26, 6


@dataclass(frozen=True, kw_only=True)
class Reach:
    """One thing, and the result with it at its low and at its high end."""

    label: str
    at_low: float
    at_high: float


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """Where results lie on one drawing."""

    size: Size
    least: float
    most: float

    @property
    def start(self) -> float:
        return LABEL[self.size] + EDGE

    @property
    def end(self) -> float:
        return WIDTHS[self.size] - EDGE

    def x(self, value: float) -> float:
        return self.start + (value - self.least) / (self.most - self.least) * (self.end - self.start)

    def top(self, place: int) -> float:
        return HEAD + place * ROW[self.size] + (22 if self.size == "narrow" else 4)


def tornado_chart(
    reaches: Sequence[Reach],
    *,
    best: float,
    best_said: str,
    said: Callable[[float], str],
    caption: Caption,
    size: Size = "wide",
) -> str:
    """The picture. `best` is the result at the best estimates, said as `best_said`; `said` writes any result."""
    ends = [end for each in reaches for end in (each.at_low, each.at_high)]
    least, most = min([best, *ends]), max([best, *ends])
    plot = _Plot(size=size, least=least, most=most if most > least else least + 1)
    height = HEAD + max(len(reaches), 1) * ROW[size] + FOOT
    drawn = [shape for place, each in enumerate(reaches) for shape in _row(plot, place, each, best)]
    return picture(
        caption, WIDTHS[size], height, *_lines(plot, best, height, best_said), *drawn, *_ends(plot, height, said)
    )


def _lines(plot: _Plot, best: float, height: float, best_said: str) -> Iterator[str]:
    if plot.least < 0 < plot.most:
        yield line(plot.x(0), HEAD - 4, plot.x(0), height - FOOT, role="second", dashes="4 4")
    yield line(plot.x(best), HEAD - 4, plot.x(best), height - FOOT, role="ink", width=1.5)
    yield _beside(plot, best, best_said, 14)


def _ends(plot: _Plot, height: float, said: Callable[[float], str]) -> Iterator[str]:
    below = height - 8
    yield text(said(plot.least), plot.start, below, role="muted", size=SMALL_SIZE)
    yield text(said(plot.most), plot.end, below, role="muted", size=SMALL_SIZE, anchor="end")


def _beside(plot: _Plot, value: float, words: str, y: float) -> str:
    """Words above a place, kept within the picture."""
    share = (plot.x(value) - plot.start) / (plot.end - plot.start)
    anchor: Anchor = "start" if share < 1 / 3 else "middle" if share < 2 / 3 else "end"
    return text(words, plot.x(value), y, size=SMALL_SIZE, anchor=anchor)


def _row(plot: _Plot, place: int, each: Reach, best: float) -> Iterator[str]:
    top = plot.top(place)
    yield from _label(plot, each.label, top)
    yield _from_best(plot, each.at_low, best, top, role="band")
    yield _from_best(plot, each.at_high, best, top, role="accent")


def _from_best(plot: _Plot, end: float, best: float, top: float, *, role: Role) -> str:
    left, right = sorted((plot.x(end), plot.x(best)))
    return box(left, top, right - left, BAR_HEIGHT, role=role)


def _label(plot: _Plot, words: str, top: float) -> Iterator[str]:
    if plot.size == "narrow":
        yield text(shortened(words, WIDTHS["narrow"] - EDGE), plot.start, top - 6, size=SMALL_SIZE)
        return
    lines = in_two_lines(words, LABEL["wide"] - EDGE, SMALL_SIZE)
    first = top + BAR_HEIGHT / 2 + 4 - 7 * (len(lines) - 1)
    for number, part in enumerate(lines):
        yield text(part, LABEL["wide"] - EDGE, first + 14 * number, size=SMALL_SIZE, anchor="end")
