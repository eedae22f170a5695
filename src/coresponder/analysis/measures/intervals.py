"""95% intervals for shares, counts, quantiles and means. Pure functions; none of them looks at a call.

Sources: E. B. Wilson 1927 for shares; F. Garwood 1936 for exact Poisson limits; H. A. David and H. N. Nagaraja,
Order Statistics, section 7.1, for quantiles without assuming any distribution; B. Efron 1979 for the bootstrap.
"""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import optimize, special, stats

CONFIDENCE: Final = 0.95
TAIL: Final = (1 - CONFIDENCE) / 2
BOOTSTRAP_DRAWS: Final = 2_000
REMEMBERED_PLACES: Final = 1 << 12
DRAWS_AT_ONCE: Final = 100
DRAWN_PARTS: Final = BOOTSTRAP_DRAWS // DRAWS_AT_ONCE
Z: Final = float(stats.norm.ppf(1 - TAIL))

Interval = tuple[float, float]
Numbers = npt.NDArray[np.float64]


def wilson(successes: int, n: int) -> Interval | None:
    """Wilson's interval for a share, 0 to 1; None where nothing was counted.

    It takes the n as independent of each other. Calls from the same place are not, so it is rather too narrow.
    """
    if n == 0:
        return None
    share = successes / n
    middle = share + Z * Z / (2 * n)
    half = Z * float(np.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)))
    scale = 1 + Z * Z / n
    low = 0.0 if successes == 0 else (middle - half) / scale
    high = 1.0 if successes == n else (middle + half) / scale
    return low, high


def exact_poisson(count: int, exposure: float = 1.0) -> Interval | None:
    """Garwood's interval for a count, or for a rate where `exposure` says over how many units; None without exposure.

    It takes calls as independent of each other. Where they come in bursts it is too narrow.
    """
    if exposure <= 0:
        return None
    # Half a quantile of chi-square with 2k degrees of freedom is one of the gamma distribution with shape k. It is
    # asked of scipy.special because scipy.stats, which says the same, checks its arguments for far longer than that.
    low = float(special.gammaincinv(count, TAIL)) if count else 0.0
    high = float(special.gammaincinv(count + 1, 1 - TAIL))
    return low / exposure, high / exposure


def quantile_ranks(n: int, quantile: float) -> tuple[int, int] | None:
    """Ranks, from 1, of the ordered values that enclose the population's quantile with 95% confidence or more.

    None where n values are too few to enclose it at all: 5 or fewer for a median, 35 or fewer for a 90th percentile.
    """
    low = int(stats.binom.ppf(TAIL, n, quantile))
    if float(stats.binom.cdf(low, n, quantile)) > TAIL:
        low -= 1
    high = int(stats.binom.ppf(1 - TAIL, n, quantile))
    ranks = (low + 1, high + 1)
    return ranks if ranks[0] >= 1 and ranks[1] <= n else None


@lru_cache(maxsize=REMEMBERED_PLACES)
def quantile_places(n: int, quantile: float) -> tuple[float, float] | None:
    """Ranks, from 1 and between whole numbers, that enclose the quantile with 95%; None where n are too few.

    The chance that the quantile lies below the r-th value is that of a beta distribution with r and n + 1 - r, which
    is asked for ranks that are no whole numbers too.
    """
    low = _rank(n, quantile, 1 - TAIL)
    high = _rank(n, quantile, TAIL)
    return None if low is None or high is None else (low, high)


def _rank(n: int, quantile: float, chance: float) -> float | None:
    """The rank whose value lies below the quantile with that chance, or None where no value does."""

    def differs(rank: float) -> float:
        return float(stats.beta.cdf(quantile, rank, n + 1 - rank)) - chance

    if differs(1.0) * differs(float(n)) > 0:
        return None
    return float(optimize.brentq(differs, 1.0, float(n)))


def bootstrap_mean(values: Numbers, stream: np.random.Generator) -> Interval | None:
    """Percentile bootstrap interval for the mean of `values`, drawn again and again with replacement.

    It takes the values as independent of each other: days of one busy week are not quite. None where all values are
    the same, since drawing them again then teaches nothing.
    """
    if len(values) < 2 or bool(np.all(values == values[0])):
        return None
    # In parts, so that a feed of twenty years does not fill the memory with draws.
    means = [_drawn_means(values, stream) for _ in range(DRAWN_PARTS)]
    return percentile_interval(np.concatenate(means))


def _drawn_means(values: Numbers, stream: np.random.Generator) -> Numbers:
    places = stream.integers(0, len(values), size=(DRAWS_AT_ONCE, len(values)))
    means: Numbers = values[places].mean(axis=1)
    return means


def bootstrap_ratio(numerators: Numbers, denominators: Numbers, stream: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Percentile bootstrap limits of sum(numerators) / sum(denominators), the rows drawn again with replacement.

    Both are (rows, cells), all cells drawn together; the limits are (cells,). NaN where a cell has no denominator.
    """
    rows = len(numerators)
    draws = stream.multinomial(rows, np.full(rows, 1 / rows), size=BOOTSTRAP_DRAWS)
    over = draws @ denominators
    ratios = np.divide(draws @ numerators, over, out=np.full(over.shape, np.nan), where=over > 0)
    low, high = np.full(over.shape[1], np.nan), np.full(over.shape[1], np.nan)
    lacking = np.isnan(ratios)
    filled, whole = ~lacking.all(axis=0), ~lacking.any(axis=0)
    # Looking for what is lacking column by column takes ten times as long as the quantiles.
    quantiles = np.quantile if whole[filled].all() else np.nanquantile
    low[filled], high[filled] = quantiles(ratios[:, filled], [TAIL, 1 - TAIL], axis=0)
    return low, high


def percentile_interval(estimates: Numbers) -> Interval:
    """The middle 95% of bootstrap estimates."""
    low, high = np.quantile(estimates, [TAIL, 1 - TAIL])
    return float(low), float(high)
