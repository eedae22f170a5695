"""A list of bars, longest first or in an order that means something, with the range of each as a whisker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coresponder.analysis.charts.scales import Scale
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
    picture,
    shortened,
    text,
    text_width,
)

ROW: dict[Size, int] = {"wide": 32, "narrow": 46}
WIDEST_LABEL: dict[Size, int] = {"wide": 240, "narrow": 0}  # on a phone the label goes above its bar
BAR_HEIGHT = 16
GAP = 10


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: its label, its figure and range, and the figure as `said`; `withheld` where it may not be shown.

    `aside` bars are drawn gray: they stand beside the list and are not of its kind (“not recorded”).
    """

    label: str
    value: float | None
    said: str
    low: float | None = None
    high: float | None = None
    withheld: bool = False
    aside: bool = False


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """Where the bars of one drawing stand."""

    size: Size
    x: Scale
    pattern: str

    def top(self, place: int) -> float:
        return place * ROW[self.size] + (20 if self.size == "narrow" else 4)


def bars(entries: Sequence[Bar], *, caption: Caption, size: Size = "wide") -> str:
    """The picture of a list of figures from zero, all on one scale."""
    highest = max((entry.high or entry.value or 0 for entry in entries), default=0) or 1
    left = _left(entries, size)
    room = WIDTHS[size] - left - _room_for_words(entries)
    plot = _Plot(size=size, x=Scale(maximum=highest, start=left, end=left + room), pattern=f"{caption.id}-hatch")
    height = max(len(entries), 1) * ROW[size] + 6
    drawn = (_row(plot, place, entry) for place, entry in enumerate(entries))
    zero = line(left, 0, left, height, role="second")
    return picture(caption, WIDTHS[size], height, element("defs", {}, hatch_pattern(plot.pattern)), *drawn, zero)


def _left(entries: Sequence[Bar], size: Size) -> float:
    """Where the bars begin: beside the longest label, as far as there is room for it."""
    longest = max((text_width(entry.label, SMALL_SIZE) for entry in entries), default=0)
    return min(longest, WIDEST_LABEL[size]) + (GAP if WIDEST_LABEL[size] else 1)


def _room_for_words(entries: Sequence[Bar]) -> float:
    return max((text_width(entry.said) for entry in entries), default=0) + GAP


def _row(plot: _Plot, place: int, entry: Bar) -> str:
    return "".join((_label(plot, place, entry), *_bar(plot, place, entry)))


def _label(plot: _Plot, place: int, entry: Bar) -> str:
    top = plot.top(place)
    if plot.size == "narrow":
        return text(shortened(entry.label, WIDTHS["narrow"]), 1, top - 5)
    lines = in_two_lines(entry.label, WIDEST_LABEL["wide"], SMALL_SIZE)
    first = top + BAR_HEIGHT / 2 + 4 - 7 * (len(lines) - 1)
    return "".join(
        text(words, plot.x.start - GAP, first + 14 * number, size=SMALL_SIZE, anchor="end")
        for number, words in enumerate(lines)
    )


def _bar(plot: _Plot, place: int, entry: Bar) -> Iterator[str]:
    top, middle, start = plot.top(place), plot.top(place) + BAR_HEIGHT / 2, plot.x.start
    end = start
    if entry.withheld:
        end = start + 60
        yield hatched_box(start, top, 60, BAR_HEIGHT, pattern=plot.pattern)
    elif entry.value is not None:
        end = plot.x(entry.high or entry.value)
        yield box(start, top, plot.x(entry.value) - start, BAR_HEIGHT, role="second" if entry.aside else "accent")
        yield from _whisker(plot, middle, entry)
    yield text(entry.said, end + GAP - 2, top + BAR_HEIGHT - 3)


def _whisker(plot: _Plot, middle: float, entry: Bar) -> Iterator[str]:
    if entry.low is not None and entry.high is not None:
        low, high = plot.x(entry.low), plot.x(entry.high)
        yield line(low, middle, high, middle, role="surface", width=4)
        yield line(low, middle, high, middle, role="ink", width=1.5)
