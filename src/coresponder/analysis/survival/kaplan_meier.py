"""The time to an event of which some have not had it yet: Kaplan and Meier's estimate, with censoring.

Somebody who was met last week has not come back within 90 days because 90 days have not passed. Such a person is
followed until the data end (censored) and counts for as long as that, never as “did not come back”.

Intervals: of the share at a day on the complementary log-log scale (Kalbfleisch and Prentice), which stays within 0 and
1; of a quantile by Brookmeyer and Crowley, the days at which that interval still holds the quantile. Persons are taken
as independent of each other. Where nobody was at risk any more there is no estimate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from coresponder.analysis.measures.intervals import Interval, Z

Numbers = npt.NDArray[np.floating[Any]]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class SurvivalCurve:
    """The share without the event after each day on which somebody had it.

    `days` ascending, `share` just after each; `at_risk` persons were still followed just before, `events` had it then.
    `spread` is Greenwood's sum. `followed_until` is the last day on which anybody was followed.
    """

    days: Numbers
    share: Numbers
    spread: Numbers
    at_risk: Integers
    events: Integers
    persons: int
    followed_until: float

    @property
    def all_events(self) -> int:
        return int(self.events.sum())

    def share_at(self, day: float) -> float | None:
        """The share without the event by that day; None beyond what anybody was followed for, unless all had it."""
        everybody = len(self.share) > 0 and self.share[-1] == 0
        if (day > self.followed_until and not everybody) or not self.persons:
            return None
        place = int(np.searchsorted(self.days, day, side="right"))
        return 1.0 if place == 0 else float(self.share[place - 1])

    def interval_at(self, day: float) -> Interval | None:
        """The 95% interval of that share; None where the share is 0 or 1, or unknown."""
        share = self.share_at(day)
        if share is None or not 0 < share < 1:
            return None
        place = int(np.searchsorted(self.days, day, side="right")) - 1
        return _loglog(share, float(self.spread[place]))

    def quantile(self, share: float) -> float | None:
        """The first day by which that share has had the event; None where it never came so far."""
        reached = np.flatnonzero(self.share <= 1 - share + 1e-12)
        return float(self.days[reached[0]]) if len(reached) else None

    def quantile_interval(self, share: float) -> tuple[float | None, float | None] | None:
        """The 95% interval of that day; an end is None where follow-up was too short to say. None where both are."""
        limits = [_loglog(value, spread) for value, spread in zip(self.share, self.spread, strict=True)]
        lower = [limit[0] if limit else value for limit, value in zip(limits, self.share, strict=True)]
        upper = [limit[1] if limit else value for limit, value in zip(limits, self.share, strict=True)]
        low, high = _first_day(self.days, lower, 1 - share), _first_day(self.days, upper, 1 - share)
        return None if low is None and high is None else (low, high)


def kaplan_meier(days: Numbers, had_event: npt.NDArray[np.bool_], weights: Integers | None = None) -> SurvivalCurve:
    """The curve of persons followed for so many `days`, of whom some `had_event` then and the others were censored.

    `weights` says how many persons each row stands for, so that a tally serves as well as a list. Events and censoring
    on the same day: the event comes first. ValueError where a time is negative.
    """
    if len(days) and days.min() < 0:
        raise ValueError("Nobody can be followed for less than no time.")
    counts = np.ones(len(days), dtype=np.int64) if weights is None else weights
    at, place = np.unique(days, return_inverse=True)
    events = np.bincount(place, weights=counts * had_event, minlength=len(at)).astype(np.int64)
    leaving = np.bincount(place, weights=counts, minlength=len(at)).astype(np.int64)
    at_risk = counts.sum() - np.concatenate([[0], np.cumsum(leaving)[:-1]]) if len(at) else leaving
    happened = events > 0
    return _curve(at[happened], at_risk[happened].astype(np.int64), events[happened], int(counts.sum()), at)


def _curve(days: Numbers, at_risk: Integers, events: Integers, persons: int, all_days: Numbers) -> SurvivalCurve:
    with np.errstate(divide="ignore"):
        spread = np.cumsum(events / (at_risk * (at_risk - events).astype(float)))
    return SurvivalCurve(
        days=days,
        share=np.cumprod(1 - events / at_risk),
        spread=spread,
        at_risk=at_risk,
        events=events,
        persons=persons,
        followed_until=float(all_days[-1]) if len(all_days) else 0.0,
    )


def _loglog(share: float, spread: float) -> Interval | None:
    """Limits of the share on the scale of log(-log), on which they are symmetric."""
    if not 0 < share < 1 or not np.isfinite(spread):
        return None
    reach = Z * float(np.sqrt(spread)) / abs(float(np.log(share)))
    return float(share ** np.exp(reach)), float(share ** np.exp(-reach))


def _first_day(days: Numbers, limits: Sequence[float], level: float) -> float | None:
    reached = [day for day, limit in zip(days, limits, strict=True) if limit <= level + 1e-12]
    return float(reached[0]) if reached else None
