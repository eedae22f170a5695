"""How long each stage of a call lasts, in minutes from zero: strong to the median, faint to the 90th percentile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coresponder.analysis.charts.palette import Role
from coresponder.analysis.charts.scales import Scale, ticks
from coresponder.analysis.charts.svg import (
    SMALL_SIZE,
    WIDTHS,
    Caption,
    Size,
    box,
    line,
    picture,
    shortened,
    text,
)
from coresponder.kernel.spoken_english import measured, minutes

BAR_HEIGHT = 14
BAR_STEP = 24
LABELS: dict[Size, int] = {"wide": 142, "narrow": 0}
WORDS: dict[Size, int] = {"wide": 176, "narrow": 168}
TOP = 28
GROUP_ROLES: tuple[tuple[Role, Role], ...] = (("accent", "band"), ("second", "second-band"))


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """A length of time in minutes with its 95 % range, where one is given."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class Span:
    """One group's median and 90th percentile for a stage; None where there is none or it may not be shown."""

    group: str
    median: Minutes | None
    p90: Minutes | None
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of a call: its name, from when to when, and one or two groups to compare."""

    label: str
    explained: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class _Plot:
    """Where the stages of one drawing stand: on a phone their names go above the bars."""

    size: Size
    x: Scale

    @property
    def heading(self) -> int:
        return 22 if self.size == "narrow" else 0


def time_on_task(stages: Sequence[Stage], *, caption: Caption, size: Size = "wide") -> str:
    """The picture of the stages of a call, aligned at zero minutes, so that their lengths can be compared."""
    left = LABELS[size] + (10 if LABELS[size] else 1)
    marks = ticks(max((_longest(span) for stage in stages for span in stage.spans), default=1))
    plot = _Plot(size=size, x=Scale(maximum=marks[-1], start=left, end=WIDTHS[size] - WORDS[size]))
    shapes: list[str] = []
    top = float(TOP)
    for stage in stages:
        shapes += _stage(plot, stage, top)
        top += _height(plot, stage)
    axis = _axis(plot, marks, top - 8)
    return picture(caption, WIDTHS[size], top, *axis, *shapes)


def _longest(span: Span) -> float:
    longest = span.p90 or span.median
    return (longest.high or longest.value) if longest else 0


def _height(plot: _Plot, stage: Stage) -> float:
    return plot.heading + max(BAR_STEP * len(stage.spans), 38) + 14


def _axis(plot: _Plot, marks: Sequence[float], bottom: float) -> Iterator[str]:
    for mark in marks:
        x = plot.x(mark)
        yield line(x, TOP - 10, x, bottom, role="rule" if mark else "second")
        words = f"{measured(mark)} min" if mark == marks[-1] else measured(mark)
        yield text(words, x, TOP - 15, role="muted", size=SMALL_SIZE, anchor="middle" if mark else "start")


def _stage(plot: _Plot, stage: Stage, top: float) -> Iterator[str]:
    yield from _named(plot, stage, top)
    for number, span in enumerate(stage.spans):
        yield from _span(plot, span, top + plot.heading + BAR_STEP * number, GROUP_ROLES[number % 2])


def _named(plot: _Plot, stage: Stage, top: float) -> Iterator[str]:
    if plot.size == "narrow":
        yield text(shortened(f"{stage.label}: {stage.explained}", WIDTHS["narrow"]), 1, top + 12)
    else:
        yield text(stage.label, LABELS["wide"], top + 13, anchor="end", bold=True)
        yield text(stage.explained, LABELS["wide"], top + 30, role="muted", size=SMALL_SIZE, anchor="end")


def _span(plot: _Plot, span: Span, top: float, roles: tuple[Role, Role]) -> Iterator[str]:
    strong, faint = roles
    for length, role in ((span.p90, faint), (span.median, strong)):
        if length:
            yield box(plot.x.start, top, plot.x(length.value) - plot.x.start, BAR_HEIGHT, role=role)
    for length in (span.p90, span.median):
        yield from _whisker(plot, length, top + BAR_HEIGHT / 2)
    yield text(_said(span), plot.x.end + 14, top + 11, size=SMALL_SIZE)


def _whisker(plot: _Plot, length: Minutes | None, middle: float) -> Iterator[str]:
    if length and length.low is not None and length.high is not None:
        yield line(plot.x(length.low), middle, plot.x(length.high), middle, role="surface", width=4)
        yield line(plot.x(length.low), middle, plot.x(length.high), middle, role="ink", width=1.5)


def _said(span: Span) -> str:
    if span.withheld:
        return f"{span.group}: withheld"
    if not span.median or not span.p90:
        return f"{span.group}: not recorded"
    return f"{span.group}: {minutes(span.median.value)} / {minutes(span.p90.value)}"
