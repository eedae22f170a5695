"""Signals that are read from the order of the points: runs and crossings, trends, points near a limit.

Two sets of rules. Anhøj's two ask whether there is any shift at all, and hold however many points there are (J. Anhøj
and A. V. Olesen 2014). The rules of Making Data Count (NHS England) say which points stand out, and in which direction.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy import stats

from coresponder.analysis.monitoring.limits import Limits

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

SHIFT = 7  # points in a row on one side of the center
TREND = 7  # points in a row, each above (or each below) the one before
CHANCE_OF_FEW_CROSSINGS = 0.05


@dataclass(frozen=True, kw_only=True)
class RunsFound:
    """The longest run on one side of the center and how often the line crosses it, beside what chance allows."""

    useful: int
    longest_run: int
    longest_run_allowed: int
    crossings: int
    crossings_needed: int

    @property
    def is_signal(self) -> bool:
        """Whether the points shift more than chance lets them."""
        return self.longest_run > self.longest_run_allowed or self.crossings < self.crossings_needed


def runs_of(values: Numbers, center: Numbers) -> RunsFound | None:
    """Anhøj's rules; points on the center are not useful. None where no point is useful."""
    sides = np.sign(values - center)
    sides = sides[~np.isnan(sides) & (sides != 0)]
    if not len(sides):
        return None
    lengths = np.diff(np.flatnonzero(np.concatenate([[True], np.diff(sides) != 0, [True]])))
    return RunsFound(
        useful=len(sides),
        longest_run=int(lengths.max()),
        longest_run_allowed=round(float(np.log2(len(sides))) + 3),
        crossings=len(lengths) - 1,
        crossings_needed=int(stats.binom.ppf(CHANCE_OF_FEW_CROSSINGS, max(len(sides) - 1, 0), 0.5)),
    )


def beyond_limits(values: Numbers, limits: Limits) -> Numbers:
    """1 above the upper limit, -1 below the lower one, else 0."""
    return np.where(values > limits.high, 1.0, np.where(values < limits.low, -1.0, 0.0))


def in_a_shift(values: Numbers, limits: Limits) -> Numbers:
    """1 or -1 for the points of a run of seven or more on one side of the center."""
    return _in_runs(np.nan_to_num(np.sign(values - limits.center)), SHIFT)


def in_a_trend(values: Numbers) -> Numbers:
    """1 or -1 for the points of seven or more in a row that rise or fall all the time."""
    steps = np.nan_to_num(np.sign(np.diff(values)))
    found = _in_runs(steps, TREND - 1)
    after, before = np.concatenate([[0.0], found]), np.concatenate([found, [0.0]])
    return np.where(after != 0, after, before)


def near_a_limit(values: Numbers, limits: Limits) -> Numbers:
    """1 or -1 for two of three points in a row that are close to the same limit: beyond two thirds of the way."""
    near = np.where(values > limits.near_high, 1.0, np.where(values < limits.near_low, -1.0, 0.0))
    near = np.where(beyond_limits(values, limits) != 0, 0.0, near)
    found = np.zeros(len(values))
    for side in (1.0, -1.0):
        found[_two_of_three(near == side)] = side
    return found


def _two_of_three(near: Flags) -> Flags:
    found = np.zeros(len(near), dtype=bool)
    for start in range(len(near) - 2):
        three = slice(start, start + 3)
        if near[three].sum() >= 2:
            found[three] |= near[three]
    return found


def _in_runs(sides: Numbers, least: int) -> Numbers:
    """The side of each point that belongs to a run of `least` or more alike; 0 elsewhere, and for points of no side."""
    found = np.zeros(len(sides))
    edges = [0, *(np.flatnonzero(np.diff(sides)) + 1), len(sides)]
    for start, end in pairwise(edges):
        if end - start >= least:
            found[start:end] = sides[start]
    return found
