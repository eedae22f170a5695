"""The center and the natural limits of each kind of chart: three standard deviations of what is ordinary.

Sources: D. C. Montgomery, Introduction to Statistical Quality Control, 6th edition, chapters 6 and 7; L. S. Nelson 1982
for screening the moving ranges; L. S. Nelson 1994 for the power 1/3.6 that makes times between events nearly normal.
The standard deviation is that of the model (binomial, Poisson) except for xmr and t, where it is read from the
differences of neighbors. What it does not account for: months of a p or u chart with very large denominators vary more
than the model says, so that an xmr chart of the share tells more there.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coresponder.analysis.monitoring.points import ChartKind

Numbers = npt.NDArray[np.float64]

SIGMAS = 3.0
MEAN_RANGE_OF_TWO = 1.128  # the mean range of two draws from a normal distribution, in standard deviations
LARGEST_ORDINARY_RANGE = 3.267  # the upper limit of a moving range, in mean moving ranges
TO_NEARLY_NORMAL = 1 / 3.6


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Center and limits of every point of one stage, in the unit of the chart; `near` ones stand at two thirds."""

    center: Numbers
    low: Numbers
    high: Numbers

    @property
    def near_low(self) -> Numbers:
        near: Numbers = self.center - (self.center - self.low) * 2 / 3
        return near

    @property
    def near_high(self) -> Numbers:
        near: Numbers = self.center + (self.high - self.center) * 2 / 3
        return near


Find = Callable[[Numbers, Numbers, Numbers], Limits]


def limits_of(kind: ChartKind, counts: Numbers, over: Numbers, sets_limits: npt.NDArray[np.bool_]) -> Limits:
    """The limits of one stage. `sets_limits` says which points the center and the spread are computed from."""
    return FINDERS[kind](counts, over, sets_limits.astype(float))


def charted(kind: ChartKind, counts: Numbers, over: Numbers) -> Numbers:
    """What is drawn: the share or rate where there is a denominator, else the count; NaN where that is nothing."""
    if kind not in ("p", "u"):
        return counts
    with np.errstate(divide="ignore", invalid="ignore"):
        values: Numbers = np.where(over > 0, counts / over, np.nan)
    return values


def _xmr(values: Numbers, over: Numbers, used: Numbers) -> Limits:
    known = values[(used > 0) & ~np.isnan(values)]
    if len(known) < 2:
        return _without_limits(len(values), float(known.mean()) if len(known) else np.nan)
    center = np.full(len(values), known.mean())
    reach = SIGMAS * _usual_range(known) / MEAN_RANGE_OF_TWO
    return Limits(center=center, low=center - reach, high=center + reach)


def _usual_range(values: Numbers) -> float:
    """The mean moving range, without ranges that are too large to be ordinary."""
    ranges = np.abs(np.diff(values))
    ordinary = ranges[ranges < LARGEST_ORDINARY_RANGE * ranges.mean()]
    return float(ordinary.mean()) if len(ordinary) else 0.0


def _without_limits(length: int, center: float) -> Limits:
    nothing = np.full(length, np.nan)
    return Limits(center=np.full(length, center), low=nothing, high=nothing)


def _p(counts: Numbers, over: Numbers, used: Numbers) -> Limits:
    center = _pooled(counts, over, used)
    reach = SIGMAS * _root(center * (1 - center), over)
    return Limits(center=center, low=np.maximum(center - reach, 0), high=np.minimum(center + reach, 1))


def _u(counts: Numbers, over: Numbers, used: Numbers) -> Limits:
    center = _pooled(counts, over, used)
    reach = SIGMAS * _root(center, over)
    return Limits(center=center, low=np.maximum(center - reach, 0), high=center + reach)


def _c(counts: Numbers, over: Numbers, used: Numbers) -> Limits:
    return _u(counts, np.ones(len(counts)), used)


def _t(times: Numbers, over: Numbers, used: Numbers) -> Limits:
    nearly = _xmr(times**TO_NEARLY_NORMAL, over, used)
    low, high = np.maximum(nearly.low, 0), np.maximum(nearly.high, 0)
    return Limits(center=nearly.center**3.6, low=low**3.6, high=high**3.6)


def _pooled(counts: Numbers, over: Numbers, used: Numbers) -> Numbers:
    """All events over everything that they are counted over, for every point."""
    known = (used > 0) & ~np.isnan(counts) & (over > 0)
    total = over[known].sum()
    return np.full(len(counts), counts[known].sum() / total if total else np.nan)


def _root(variance: Numbers, over: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        root: Numbers = np.where(over > 0, np.sqrt(variance / over), np.nan)
    return root


FINDERS: dict[ChartKind, Find] = {"xmr": _xmr, "p": _p, "u": _u, "c": _c, "t": _t}
