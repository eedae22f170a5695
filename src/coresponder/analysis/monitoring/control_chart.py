"""A control chart: points, center, natural limits and signals, in stages that begin at the launch or a change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

from coresponder.analysis.monitoring import run_rules
from coresponder.analysis.monitoring.limits import Limits, charted, limits_of
from coresponder.analysis.monitoring.points import ChartKind, Mark, Point
from coresponder.analysis.monitoring.run_rules import RunsFound, runs_of
from coresponder.kernel.errors import UsageError

Numbers = npt.NDArray[np.float64]
Signal = Literal["", "beyond a limit", "shift", "trend", "near a limit"]
Side = Literal["", "above", "below"]

FEWEST_FOR_LIMITS = 12  # with fewer points the limits themselves move too much to be relied on


@dataclass(frozen=True, kw_only=True)
class ChartedPoint:
    """One point as it is drawn: its value, the center and limits that it is judged by, and the signal that it is."""

    on: date
    value: float | None
    n: float | None
    center: float | None
    low: float | None
    high: float | None
    signal: Signal = ""
    side: Side = ""
    left_out: bool = False
    partial: bool = False
    withheld: bool = False


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A stretch of points with limits of their own. `runs` is None where no point is off the center."""

    first: int
    last: int
    sets_limits: int
    runs: RunsFound | None

    @property
    def is_provisional(self) -> bool:
        """Whether there were too few points for limits that one can rely on."""
        return self.sets_limits < FEWEST_FOR_LIMITS


@dataclass(frozen=True, kw_only=True)
class ControlChart:
    """A chart ready to be drawn, said and put into a table. `each` is how many months a point covers."""

    kind: ChartKind
    points: tuple[ChartedPoint, ...]
    stages: tuple[Stage, ...]
    marks: tuple[Mark, ...] = ()
    each: int = 1

    def signals(self) -> list[ChartedPoint]:
        """The points that stand out."""
        return [point for point in self.points if point.signal]

    @property
    def recording_changes(self) -> tuple[Mark, ...]:
        """Changes in how things are written down, which can look like an effect."""
        return tuple(mark for mark in self.marks if mark.kind == "recording change")


def control_chart(
    points: Sequence[Point],
    kind: ChartKind,
    *,
    stages_from: Sequence[date] = (),
    limits_until: date | None = None,
    marks: Sequence[Mark] = (),
    each: int = 1,
) -> ControlChart:
    """The chart of `points`, which are in order of time.

    Limits begin anew at each day of `stages_from`. `limits_until` holds the limits of the first stage still: only its
    points before that day set them, as where a baseline is carried on past the launch to see whether anything changed.
    UsageError where a share or a rate comes without what it is counted over.
    """
    _check(points, kind)
    charted_points: list[ChartedPoint] = []
    stages: list[Stage] = []
    for first, last in _stretches(points, stages_from):
        found, stage = _stage(points[first:last], kind, first, None if stages else limits_until)
        charted_points.extend(found)
        stages.append(stage)
    return ControlChart(kind=kind, points=tuple(charted_points), stages=tuple(stages), marks=tuple(marks), each=each)


def _check(points: Sequence[Point], kind: ChartKind) -> None:
    if kind in ("p", "u") and any(point.is_known and point.over is None for point in points):
        raise UsageError(
            "no_denominator",
            f"A {kind} chart needs what each count is counted over.",
            "Give it with every point, or draw the counts as a c chart.",
        )
    if any(later.on < earlier.on for earlier, later in pairwise(points)):
        raise UsageError("not_in_order", "The points of a chart are not in order of time.", "Sort them by their day.")


def _stretches(points: Sequence[Point], stages_from: Sequence[date]) -> Iterator[tuple[int, int]]:
    """First and past-the-last place of each stage; a stage without a point is none."""
    starts = [sum(point.on < day for point in points) for day in sorted(stages_from)]
    edges = sorted({0, *starts, len(points)})
    return pairwise(edges)


def _stage(
    points: Sequence[Point], kind: ChartKind, first: int, limits_until: date | None
) -> tuple[list[ChartedPoint], Stage]:
    counts, over = _numbers(points, "count"), _numbers(points, "over")
    judged = np.array([point.is_judged for point in points])
    sets_limits = judged & np.array([limits_until is None or point.on < limits_until for point in points])
    limits = limits_of(kind, counts, over, sets_limits)
    values = charted(kind, counts, over)
    signals = _signals(values[judged], _taken(limits, judged), kind)
    found = _charted(points, values, limits, dict(zip(np.flatnonzero(judged), signals, strict=True)))
    runs = runs_of(values[judged], limits.center[judged])
    used = int((sets_limits & ~np.isnan(values)).sum())
    return found, Stage(first=first, last=first + len(points) - 1, sets_limits=used, runs=runs)


def _numbers(points: Sequence[Point], name: str) -> Numbers:
    given = [getattr(point, name) if point.is_known else None for point in points]
    return np.array([np.nan if number is None else number for number in given], dtype=float)


def _taken(limits: Limits, places: npt.NDArray[np.bool_]) -> Limits:
    return Limits(center=limits.center[places], low=limits.low[places], high=limits.high[places])


def _signals(values: Numbers, limits: Limits, kind: ChartKind) -> list[tuple[Signal, Side]]:
    """The strongest signal of each point. Points near a limit count only where limits are symmetric and steady."""
    rules: list[tuple[Signal, Numbers]] = [
        ("beyond a limit", run_rules.beyond_limits(values, limits)),
        ("shift", run_rules.in_a_shift(values, limits)),
        ("trend", run_rules.in_a_trend(values)),
    ]
    if kind == "xmr":
        rules.append(("near a limit", run_rules.near_a_limit(values, limits)))
    return [_strongest([(name, sides[place]) for name, sides in rules]) for place in range(len(values))]


def _strongest(found: Sequence[tuple[Signal, float]]) -> tuple[Signal, Side]:
    for name, side in found:
        if side:
            return name, "above" if side > 0 else "below"
    return "", ""


def _charted(
    points: Sequence[Point], values: Numbers, limits: Limits, signals: dict[int, tuple[Signal, Side]]
) -> list[ChartedPoint]:
    return [
        ChartedPoint(
            on=point.on,
            value=_or_none(values[place]),
            n=point.over if point.is_known else None,
            center=_or_none(limits.center[place]),
            low=_or_none(limits.low[place]),
            high=_or_none(limits.high[place]),
            signal=signals.get(place, ("", ""))[0],
            side=signals.get(place, ("", ""))[1],
            left_out=point.left_out,
            partial=point.partial,
            withheld=point.withheld,
        )
        for place, point in enumerate(points)
    ]


def _or_none(number: float) -> float | None:
    return None if np.isnan(number) else float(number)
