"""95% intervals for one share, one count or rate, one quantile and one mean, whose coverage was measured.

Exact intervals (Clopper and Pearson 1934, Garwood 1936) never cover less than 95% and, with small counts, often 98%:
too wide to be honest about what is known. The mid-P intervals take the observed count itself half (H. O. Lancaster
1961) and cover close to 95% on average. A quantile lies between two ranks; between them it is interpolated (R. Beran
and P. Hall 1993, A. D. Hutson 1999). What coverage came to, county by county: docs/reference/interval-coverage.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import optimize, special, stats

from coresponder.analysis.measures.intervals import TAIL, Interval, Z, exact_poisson, quantile_places, wilson

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

REMEMBERED = 1 << 16
FEWEST_FOR_A_MEAN = 2
FEWEST_FOR_SKEWED = 30


def exact_share(successes: int, n: int) -> Interval | None:
    """Clopper and Pearson's interval for a share; None of nothing. Offered for comparison, not for the dashboard."""
    if n == 0:
        return None
    low = 0.0 if successes == 0 else float(special.betaincinv(successes, n - successes + 1, TAIL))
    high = 1.0 if successes == n else float(special.betaincinv(successes + 1, n - successes, 1 - TAIL))
    return low, high


@lru_cache(maxsize=REMEMBERED)
def midp_share(successes: int, n: int) -> Interval | None:
    """The mid-P interval for a share; None of nothing. It takes the n as independent of each other."""
    exact = exact_share(successes, n)
    if exact is None:
        return None
    share = successes / n
    low = 0.0 if successes == 0 else _root(lambda p: _share_above(successes, n, p) - TAIL, exact[0], share)
    high = 1.0 if successes == n else _root(lambda p: 1 - _share_above(successes, n, p) - TAIL, share, exact[1])
    return low, high


def _share_above(successes: int, n: int, share: float) -> float:
    """Chance of more than the observed number, and half the chance of just that."""
    more = float(special.betainc(successes + 1, n - successes, share)) if successes < n else 0.0
    at_least = float(special.betainc(successes, n - successes + 1, share)) if successes > 0 else 1.0
    return (more + at_least) / 2


@lru_cache(maxsize=REMEMBERED)
def midp_count(count: int, exposure: float = 1.0) -> Interval | None:
    """The mid-P interval for a count, or for a rate over `exposure`; None without exposure.

    It takes events as independent of each other. Where they come in bursts it is too narrow: see `monthly_ratio`.
    """
    exact = exact_poisson(count)
    if exposure <= 0 or exact is None:
        return None
    low = 0.0 if count == 0 else _root(lambda mean: _count_above(count, mean) - TAIL, exact[0], count)
    high = _root(lambda mean: 1 - _count_above(count, mean) - TAIL, count, exact[1])
    return low / exposure, high / exposure


def _count_above(count: int, mean: float) -> float:
    more = float(special.gammainc(count + 1, mean))
    at_least = float(special.gammainc(count, mean)) if count > 0 else 1.0
    return (more + at_least) / 2


def _root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where the function is zero between two points at which its signs differ; an end where they do not."""
    if function(low) * function(high) > 0:
        return low if abs(function(low)) < abs(function(high)) else high
    return float(optimize.brentq(function, low, high, xtol=1e-12))


def clustered_share(events: Integers, contacts: Integers) -> Interval | None:
    """The interval for a share of contacts where contacts of one person belong together; None of nothing.

    `contacts[i]` of person i, of which `events[i]` count. The variance of the ratio by persons says how many
    independent contacts the share is worth (never more than there are); Wilson's interval is taken for as many.
    """
    return share_by_persons(
        PersonSums(
            events=int(events.sum()),
            contacts=int(contacts.sum()),
            persons=len(contacts),
            events_squared=float((events * events).sum()),
            events_contacts=float((events * contacts).sum()),
            contacts_squared=float((contacts * contacts).sum()),
        )
    )


@dataclass(frozen=True, kw_only=True)
class PersonSums:
    """Events and contacts of all persons, and the sums over persons of their squares and products."""

    events: int
    contacts: int
    persons: int
    events_squared: float
    events_contacts: float
    contacts_squared: float

    @property
    def worth(self) -> float:
        """How many independent contacts the share is worth: never more than there are."""
        if self.persons < FEWEST_FOR_A_MEAN or not 0 < self.events < self.contacts:
            return float(self.contacts)
        share = self.events / self.contacts
        squares = self.events_squared - 2 * share * self.events_contacts + share**2 * self.contacts_squared
        variance = squares * self.persons / (self.persons - 1) / self.contacts**2
        return min(float(self.contacts), share * (1 - share) / variance) if variance > 0 else float(self.contacts)


def share_by_persons(sums: PersonSums) -> Interval | None:
    """The interval of `clustered_share`, from sums that a database can take."""
    if sums.contacts == 0:
        return None
    if not 0 < sums.events < sums.contacts:
        return wilson(sums.events, sums.contacts)
    return _wilson_of(sums.events / sums.contacts, sums.worth)


def _wilson_of(share: float, worth: float) -> Interval:
    """Wilson's interval for a share of what is worth so many independent observations."""
    scale = 1 + Z * Z / worth
    middle = share + Z * Z / (2 * worth)
    half = Z * float(np.sqrt(share * (1 - share) / worth + Z * Z / (4 * worth * worth)))
    return (middle - half) / scale, (middle + half) / scale


def quantile_interval(ordered: Numbers, quantile: float) -> Interval | None:
    """The interval of a quantile from values in ascending order, between ranks by linear interpolation."""
    places = quantile_places(len(ordered), quantile)
    if places is None:
        return None
    low, high = np.interp(places, np.arange(1, len(ordered) + 1), ordered)
    return float(low), float(high)


def mean_interval(values: Numbers) -> Interval | None:
    """The interval of a mean by Student's t; None of fewer than two values, or where all are the same.

    It is for means of months or of persons, which are nearly independent of each other, not of single skewed minutes.
    """
    if len(values) < FEWEST_FOR_A_MEAN or bool(np.all(values == values[0])):
        return None
    reach = float(stats.t.ppf(1 - TAIL, len(values) - 1)) * float(values.std(ddof=1)) / float(np.sqrt(len(values)))
    return float(values.mean()) - reach, float(values.mean()) + reach
