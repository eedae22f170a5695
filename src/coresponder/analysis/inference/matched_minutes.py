"""Minutes given back to patrol: what calls of a type used to take, less what they take now; measured, never assumed.

For each type the median before launch stands for what would have been; each call since is compared with the median of
its own type. The interval allows for the spread of calls since launch and for how well each median is known. It does
not account for what else changed: other calls, another recording of when police left, teams sent to the longest calls.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from coresponder.analysis.inference.one_sample import FEWEST_FOR_SKEWED
from coresponder.analysis.measures.intervals import Interval, Z

FEWEST_BEFORE: Final = 30  # calls of a type before launch, below which its median is not known well enough


@dataclass(frozen=True, kw_only=True)
class MatchedType:
    """One type of call: the median before launch with its interval, and the calls since with their minutes."""

    name: str
    before: int
    median_before: float
    median_interval: Interval | None
    since: int
    minutes: float
    squares: float

    @property
    def is_matched(self) -> bool:
        """Whether there were enough calls before, and any since."""
        return self.before >= FEWEST_BEFORE and self.since > 0 and self.median_interval is not None

    @property
    def returned(self) -> float:
        """Minutes given back by all calls since; below zero where calls take longer now."""
        return self.since * self.median_before - self.minutes

    @property
    def variance(self) -> float:
        """The variance of `returned`."""
        low, high = self.median_interval or (self.median_before, self.median_before)
        of_median = ((high - low) / (2 * Z)) ** 2
        spread = self.squares - self.minutes**2 / self.since
        of_call = spread / (self.since - 1) if self.since > 1 else 0.0
        return self.since**2 * of_median + self.since * of_call


@dataclass(frozen=True, kw_only=True)
class MinutesReturned:
    """Minutes given back for each matched call, with their interval, and in all."""

    a_call: float
    interval: Interval | None
    total: float
    calls: int
    unmatched: int


def minutes_returned(types: Sequence[MatchedType]) -> MinutesReturned | None:
    """Over all types that could be matched; None where none could. No interval from fewer than 30 calls since."""
    matched = [each for each in types if each.is_matched]
    calls = sum(each.since for each in matched)
    if not calls:
        return None
    total = sum(each.returned for each in matched)
    reach = Z * float(np.sqrt(sum(each.variance for each in matched))) / calls
    enough = calls >= FEWEST_FOR_SKEWED
    return MinutesReturned(
        a_call=total / calls,
        interval=(total / calls - reach, total / calls + reach) if enough else None,
        total=total,
        calls=calls,
        unmatched=sum(each.since for each in types) - calls,
    )
