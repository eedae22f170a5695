"""How large a change has to be to be seen, and how long one has to wait: before launch, and beside every rare event.

Normal approximation on the scale on which the test is done, as in PASS chapter 436 (difference, variance under the
alternative) and with the logarithm of the ratio for before and after. 80% power and 5% two-sided unless said otherwise.
What it does not account for: trend and season, which need an effect about one and a half times as large.
"""

from typing import Final

import numpy as np
from scipy import optimize, stats

from coresponder.analysis.measures.intervals import TAIL

POWER: Final = 0.8
FEWEST_EVENTS_AFTER: Final = 1.0
MOST_MONTHS: Final = 240
SMALLEST_RATIO: Final = 1e-4


def power_of_two_rates(
    first: float, second: float, first_over: float, second_over: float, *, alpha: float = 0.05, one_sided: bool = False
) -> float:
    """The chance to find that two Poisson rates differ, observed over so much each, by their difference."""
    error = float(np.sqrt(first / first_over + second / second_over))
    reach = float(stats.norm.ppf(1 - (alpha if one_sided else alpha / 2)))
    effect = abs(first - second) / error
    upper = float(stats.norm.sf(reach - effect))
    return upper if one_sided else upper + float(stats.norm.cdf(-reach - effect))


def smallest_detectable_ratio(
    events_a_month: float, *, months_before: float, months_after: float, dispersion: float = 1.0, power: float = POWER
) -> float | None:
    """The ratio after / before, below 1, of the smallest fall that is found with that power; None where none is.

    A fall is found where the logarithm of the ratio lies so many standard errors below zero; the error grows as the
    events after launch become fewer. 0.6 means that a fall by 40% would be found, and a smaller one rather not.
    """
    reach = float(stats.norm.ppf(1 - TAIL) + stats.norm.ppf(power))
    before = events_a_month * months_before / dispersion
    after = events_a_month * months_after / dispersion

    def lacks(ratio: float) -> float:
        return float(-np.log(ratio) - reach * np.sqrt(1 / before + 1 / (after * ratio)))

    best = optimize.minimize_scalar(lambda ratio: -lacks(ratio), bounds=(SMALLEST_RATIO, 1), method="bounded").x
    if lacks(float(best)) < 0:
        return None
    return float(optimize.brentq(lacks, float(best), 1.0))


def months_until_seen(
    events_a_month: float, ratio: float, *, months_before: float, dispersion: float = 1.0, power: float = POWER
) -> int | None:
    """How many months after launch it takes until a change by that ratio is found; None where 20 years are too few."""
    for months in range(1, MOST_MONTHS + 1):
        reach = float(stats.norm.ppf(1 - TAIL) + stats.norm.ppf(power))
        before = events_a_month * months_before / dispersion
        after = events_a_month * months * ratio / dispersion
        if abs(float(np.log(ratio))) >= reach * float(np.sqrt(1 / before + 1 / after)):
            return months
    return None
