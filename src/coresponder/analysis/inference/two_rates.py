"""Two rates beside each other: their ratio and their difference, with intervals that hold for small counts too.

`exact_ratio` and `midp_ratio` condition on the sum of the counts (R. E. Tarone's binomial form, as in R's exactci);
`e_test` is the test of K. Krishnamoorthy and J. Thomson 2004, more powerful where counts are small, and `e_ratio` the
ratios that it does not reject; `difference` is the score interval; `monthly_ratio` allows for months that vary more
than Poisson says. All take the two periods as independent of each other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import optimize, stats

from coresponder.analysis.inference.one_sample import REMEMBERED, exact_share, midp_share
from coresponder.analysis.measures.intervals import CONFIDENCE, Interval, Z

Numbers = npt.NDArray[np.float64]

NEGLIGIBLE: Final = 1e-10
FARTHEST_RATIO: Final = 1e6
FEW_EVENTS: Final = 10


@dataclass(frozen=True)
class Rate:
    """So many events over so much (months, contacts, hours)."""

    events: int
    exposure: float

    @property
    def value(self) -> float:
        return self.events / self.exposure


Ratio = tuple[float, float | None]


def exact_ratio(after: Rate, before: Rate) -> Ratio | None:
    """The exact conditional interval of after / before; it over-covers. The upper limit is None where it is endless."""
    return _from_share(exact_share(after.events, after.events + before.events), after, before)


def midp_ratio(after: Rate, before: Rate) -> Ratio | None:
    """The mid-P interval of after / before; None where neither has an event. The upper limit is None where endless."""
    return _from_share(midp_share(after.events, after.events + before.events), after, before)


def _from_share(share: Interval | None, after: Rate, before: Rate) -> Ratio | None:
    if share is None:
        return None
    exposures = before.exposure / after.exposure
    low, high = share
    return low / (1 - low) * exposures, None if high >= 1 else high / (1 - high) * exposures


@lru_cache(maxsize=REMEMBERED)
def e_test(after: Rate, before: Rate, ratio: float = 1.0, *, one_sided: bool = False) -> float:
    """The p-value of “after is `ratio` times before”; one-sided against “more than that”.

    The chance of a score statistic at least as large as the observed one, where both counts are Poisson with the most
    likely rates under that ratio. 1 where nothing happened at all.
    """
    if after.events + before.events == 0:
        return 1.0
    common = (after.events + before.events) / (ratio * after.exposure + before.exposure)
    ways, chances = _counts(ratio * common * after.exposure)
    other_ways, other_chances = _counts(common * before.exposure)
    over = after.exposure, before.exposure
    statistic = _statistic(ways[:, np.newaxis], other_ways[np.newaxis, :], *over, ratio)
    observed = float(_statistic(np.array(float(after.events)), np.array(float(before.events)), *over, ratio))
    far = (statistic, observed) if one_sided else (np.abs(statistic), abs(observed))
    return float(chances @ (far[0] >= far[1] - NEGLIGIBLE) @ other_chances)


def _counts(mean: float) -> tuple[Numbers, Numbers]:
    """The counts that are not next to impossible, and the chance of each."""
    last = int(stats.poisson.ppf(1 - NEGLIGIBLE, mean)) + 2
    counts = np.arange(last + 1, dtype=float)
    return counts, stats.poisson.pmf(counts, mean)


def _statistic(first: Numbers, second: Numbers, over: float, over_second: float, ratio: float) -> Numbers:
    """The difference in standard errors under the ratio (score); nothing where nothing happened."""
    pooled = (first + second) / (ratio * over + over_second)
    variance = ratio * pooled / over + ratio**2 * pooled / over_second
    difference = first / over - ratio * second / over_second
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic: Numbers = np.where(variance > 0, difference / np.sqrt(variance), 0.0)
    return statistic


@lru_cache(maxsize=REMEMBERED)
def e_ratio(after: Rate, before: Rate) -> Ratio | None:
    """The ratios that the E-test does not reject at 5%; None where neither has an event.

    The upper limit is None where no ratio is too high, as where nothing happened before.
    """
    if after.events + before.events == 0:
        return None
    middle = (after.events or 0.5) / after.exposure / ((before.events or 0.5) / before.exposure)
    low = 0.0 if after.events == 0 else _limit(after, before, middle, 1 / FARTHEST_RATIO)
    high = None if before.events == 0 else _limit(after, before, middle, FARTHEST_RATIO)
    return low, high


def _limit(after: Rate, before: Rate, middle: float, farthest: float) -> float:
    """Between a ratio that is not rejected and one that is, on a logarithmic scale."""

    def left_over(exponent: float) -> float:
        return e_test(after, before, float(np.exp(exponent))) - (1 - CONFIDENCE)

    inside, outside, step = np.log(middle), np.log(middle), 0.25 if farthest > 1 else -0.25
    while left_over(outside) > 0 and abs(outside) < np.log(FARTHEST_RATIO):
        inside, outside = outside, outside + step
    return float(np.exp(optimize.brentq(left_over, inside, outside, xtol=1e-4)))


def difference(after: Rate, before: Rate) -> Interval:
    """The score interval of after minus before (the differences that the score test does not reject)."""
    estimate = after.value - before.value
    spread = np.sqrt(max(after.events, 1) / after.exposure**2 + max(before.events, 1) / before.exposure**2)

    def left_over(value: float) -> float:
        return abs(_score_of_difference(after, before, value)) - Z

    low = _away_from(left_over, estimate, -spread)
    return low, _away_from(left_over, estimate, spread)


def _away_from(left_over: Callable[[float], float], estimate: float, step: float) -> float:
    outside = estimate + step
    while left_over(outside) < 0:
        step *= 2
        outside = estimate + step
    return float(optimize.brentq(left_over, estimate, outside, xtol=1e-12))


def _score_of_difference(after: Rate, before: Rate, value: float) -> float:
    """The score statistic for “after minus before is `value`”, at the most likely rates with that difference."""
    total = after.exposure + before.exposure
    half = (after.events + before.events - total * value) / (2 * total)
    base = half + float(np.sqrt(max(half**2 + value * before.events / total, 0)))
    base = max(base, 0.0, -value)
    variance = (base + value) / after.exposure + base / before.exposure
    gap = after.value - before.value - value
    if variance <= 0:
        return 0.0 if abs(gap) < NEGLIGIBLE else float(np.copysign(np.inf, gap))
    return gap / float(np.sqrt(variance))


def monthly_ratio(after: Numbers, before: Numbers, over_after: Numbers, over_before: Numbers) -> Interval | None:
    """The interval of after / before from months, which may vary more than Poisson says; None without events in either.

    Quasi-Poisson: the months of a period share one rate; how much they vary around it (Pearson, never less than
    Poisson) widens the interval, by Student's t. Neighboring months are taken as independent, and no trend or season
    is allowed for.
    """
    events = (float(after.sum()), float(before.sum()))
    if min(events) == 0:
        return None
    error = float(np.sqrt(1 / events[0] + 1 / events[1]))
    ratio = events[0] / float(over_after.sum()) / (events[1] / float(over_before.sum()))
    factor = float(np.exp(Z * widening(after, before, over_after, over_before) * error))
    return ratio / factor, ratio * factor


def widening(after: Numbers, before: Numbers, over_after: Numbers, over_before: Numbers) -> float:
    """By how much an interval has to be wider because months vary more than Poisson says; 1 where they do not."""
    dispersion = dispersion_of(after, before, over_after, over_before)
    if dispersion <= 1:
        return 1.0
    free = len(after) + len(before) - 2
    return float(np.sqrt(dispersion)) * float(stats.t.ppf((1 + CONFIDENCE) / 2, free)) / Z


def dispersion_of(after: Numbers, before: Numbers, over_after: Numbers, over_before: Numbers) -> float:
    """The variance of months around the rate of their period, over what Poisson says; never below 1."""
    free = len(after) + len(before) - 2
    if free < 1:
        return 1.0
    return max(1.0, (_pearson(after, over_after) + _pearson(before, over_before)) / free)


def _pearson(counts: Numbers, over: Numbers) -> float:
    expected = over * counts.sum() / over.sum()
    known = expected > 0
    return float(((counts - expected)[known] ** 2 / expected[known]).sum())


@dataclass(frozen=True, kw_only=True)
class RatioFound:
    """A ratio after / before with its interval, and the method by which it was made. An end that is None is endless."""

    ratio: float | None
    low: float | None
    high: float | None
    method: str


def before_after_ratio(after: Numbers, before: Numbers, over_after: Numbers, over_before: Numbers) -> RatioFound | None:
    """The ratio of two periods from their months, by the rule; None where nothing happened in either.

    Fewer than ten events in one of the periods: the E-test, widened where months vary more than Poisson says. Else the
    quasi-Poisson interval.
    """
    rates = Rate(int(after.sum()), float(over_after.sum())), Rate(int(before.sum()), float(over_before.sum()))
    ratio = rates[0].value / rates[1].value if rates[1].events else None
    if min(rates[0].events, rates[1].events) < FEW_EVENTS:
        few = _widened(e_ratio(*rates), *rates, widening(after, before, over_after, over_before))
        return None if few is None else RatioFound(ratio=ratio, low=few[0], high=few[1], method="E-test")
    limits = monthly_ratio(after, before, over_after, over_before)
    if limits is None:
        return None
    return RatioFound(ratio=ratio, low=limits[0], high=limits[1], method="quasi-Poisson by months")


def _widened(limits: Ratio | None, after: Rate, before: Rate, factor: float) -> Ratio | None:
    """The limits moved away from the ratio on the logarithmic scale; half an event stands for none."""
    if limits is None:
        return None
    middle = (after.events or 0.5) / after.exposure / ((before.events or 0.5) / before.exposure)
    low, high = limits
    return middle * (low / middle) ** factor, None if high is None else middle * (high / middle) ** factor
