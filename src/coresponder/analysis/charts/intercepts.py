"""What a community has before anybody is arrested: the sequential intercepts 0 and 1, with what is missing as a gap.

Each intercept is a band; in it stand, side by side, somebody to contact, somebody who comes, and a safe place for help.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coresponder.analysis.charts.svg import (
    SMALL_SIZE,
    WIDTHS,
    Caption,
    Size,
    box,
    element,
    hatch_pattern,
    hatched_box,
    in_two_lines,
    line,
    paint,
    picture,
    shortened,
    text,
)

GAP = 12
STATION = 58
TITLE, COLUMN_TITLE = 30, 24
INSET = 10


@dataclass(frozen=True, kw_only=True)
class Station:
    """One kind of help: its name, what there is of it in words, and whether there is none, which is a gap."""

    label: str
    said: str
    is_missing: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """Stations that answer one question, such as “Somebody to contact”."""

    title: str
    stations: tuple[Station, ...]


@dataclass(frozen=True, kw_only=True)
class Intercept:
    """One band of the picture."""

    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """How wide a column is, and where each begins; on a phone they stand below each other."""

    size: Size
    width: float
    pattern: str

    def left(self, place: int) -> float:
        return 0 if self.size == "narrow" else place * (self.width + GAP)

    def height(self, columns: Sequence[Column]) -> float:
        each = [COLUMN_TITLE + len(column.stations) * (STATION + GAP) for column in columns]
        return (sum(each) if self.size == "narrow" else max(each, default=0)) + TITLE


def intercepts(bands: Sequence[Intercept], *, caption: Caption, size: Size = "wide") -> str:
    """The picture of the intercepts. What is missing is hatched, dashed and says so."""
    most = max((len(band.columns) for band in bands), default=1) if size == "wide" else 1
    width = (WIDTHS[size] - GAP * (most - 1)) / most
    plot = _Plot(size=size, width=width, pattern=f"{caption.id}-hatch")
    drawn: list[str] = []
    top = 0.0
    for band in bands:
        drawn.extend(_band(plot, band, top))
        top += plot.height(band.columns) + GAP
    hatch = element("defs", {}, hatch_pattern(plot.pattern))
    return picture(caption, WIDTHS[size], max(top, GAP), hatch, *drawn)


def _band(plot: _Plot, band: Intercept, top: float) -> Iterator[str]:
    yield line(0, top + 1, WIDTHS[plot.size], top + 1, role="second")
    yield text(shortened(band.title, WIDTHS[plot.size]), 0, top + 20, bold=True)
    below = top + TITLE
    for place, column in enumerate(band.columns):
        yield text(column.title, plot.left(place), below + 15, role="muted", size=SMALL_SIZE)
        for number, station in enumerate(column.stations):
            yield from _station(plot, station, plot.left(place), below + COLUMN_TITLE + number * (STATION + GAP))
        if plot.size == "narrow":
            below += COLUMN_TITLE + len(column.stations) * (STATION + GAP)


def _station(plot: _Plot, station: Station, left: float, top: float) -> Iterator[str]:
    if station.is_missing:
        yield hatched_box(left, top, plot.width, STATION, pattern=plot.pattern)
        yield box(left + 4, top + 4, plot.width - 8, STATION - 8, role="surface", radius=4)
        edge = {"x": left + 0.5, "y": top + 0.5, "width": plot.width - 1, "height": STATION - 1}
        yield element("rect", edge | {"stroke-dasharray": "6 4", "stroke-width": 1.5, **paint(stroke="second")})
    else:
        yield box(left, top, plot.width, STATION, role="band", radius=6)
        yield box(left, top, 5, STATION, role="accent", radius=2)
    yield from _words(station, left + INSET + 4, top, plot.width - 2 * INSET - 6)


def _words(station: Station, left: float, top: float, room: float) -> Iterator[str]:
    lines = in_two_lines(station.label, room)
    first = top + (22 if len(lines) == 1 else 17)
    for number, words in enumerate(lines):
        yield text(words, left, first + 16 * number, bold=True)
    said = shortened(station.said, room, SMALL_SIZE)
    yield text(said, left, first + 16 * len(lines) + 1, role="ink", size=SMALL_SIZE)
