"""How much of the work comes from how few places: a thin bar for the places, a thick one for their calls."""

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
    line,
    picture,
    text,
)
from coresponder.kernel.spoken_english import measured, percent

ROW = 66
BAR_HEIGHT = 18
RIGHT = 64
FOOT = 26


@dataclass(frozen=True, kw_only=True)
class TopPlaces:
    """The busiest so many percent of places (0 to 100), and the share of the calls (0 to 1) that came from them."""

    percent_of_places: float
    share_of_calls: float | None
    low: float | None = None
    high: float | None = None
    withheld: bool = False


def concentration(steps: Sequence[TopPlaces], *, caption: Caption, calls: str, size: Size = "wide") -> str:
    """The picture of concentration, on one scale from 0 to 100 %. `calls` says which (“crisis calls”)."""
    x = Scale(maximum=1, start=1, end=WIDTHS[size] - RIGHT)
    pattern = f"{caption.id}-hatch"
    height = ROW * max(len(steps), 1) + FOOT
    rows = (shape for number, step in enumerate(steps) for shape in _row(step, ROW * number, x, calls, pattern))
    hatch = element("defs", {}, hatch_pattern(pattern))
    return picture(caption, WIDTHS[size], height, hatch, *_axis(x, height - FOOT), *rows)


def _axis(x: Scale, bottom: float) -> Iterator[str]:
    for mark in (0, 0.25, 0.5, 0.75, 1):
        yield line(x(mark), 0, x(mark), bottom, role="rule" if mark else "second")
        words = f"{mark:.0%} of calls" if mark == 1 else f"{mark:.0%}"
        yield text(words, x(mark), bottom + 16, role="muted", size=SMALL_SIZE, anchor="middle" if mark else "start")


def _row(step: TopPlaces, top: float, x: Scale, calls: str, pattern: str) -> Iterator[str]:
    places = step.percent_of_places / 100
    yield text(f"The busiest {measured(step.percent_of_places)}% of places", x.start + 4, top + 15)
    yield box(x.start, top + 22, max(x(places) - x.start, 2), 5, role="second")
    if step.withheld or step.share_of_calls is None:
        yield hatched_box(x.start, top + 30, 60, BAR_HEIGHT, pattern=pattern)
        yield text("withheld" if step.withheld else "not recorded", x.start + 68, top + 44)
        return
    yield box(x.start, top + 30, x(step.share_of_calls) - x.start, BAR_HEIGHT, role="accent")
    yield from _whisker(step, top + 30 + BAR_HEIGHT / 2, x)
    yield text(f"{percent(step.share_of_calls)} of {calls}", x(step.high or step.share_of_calls) + 8, top + 44)


def _whisker(step: TopPlaces, middle: float, x: Scale) -> Iterator[str]:
    if step.low is not None and step.high is not None:
        yield line(x(step.low), middle, x(step.high), middle, role="surface", width=4)
        yield line(x(step.low), middle, x(step.high), middle, role="ink", width=1.5)
