"""A histogram of durations in whole seconds, and its exact quantiles."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from coresponder.analysis.measures.intervals import Interval, quantile_places, quantile_ranks
from coresponder.analysis.measures.tallies.workload import LONGEST_SECONDS

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Durations:
    """How often each duration was recorded: `seconds` ascending, `calls` beside it.

    `missing` calls have a stamp missing; `excluded` ones have an impossible duration and are no longer in here.
    """

    seconds: Integers
    calls: Integers
    missing: int = 0
    excluded: int = 0

    @property
    def n(self) -> int:
        return int(self.calls.sum())

    def after_exclusions(self) -> "Durations":
        """Without durations below zero or above 24 hours, which are counted in `excluded`."""
        possible = (self.seconds >= 0) & (self.seconds <= LONGEST_SECONDS)
        excluded = int(self.calls[~possible].sum())
        return Durations(
            seconds=self.seconds[possible], calls=self.calls[possible], missing=self.missing, excluded=excluded
        )

    def quantile(self, share: float) -> float | None:
        """The quantile in seconds, between two recorded values by linear interpolation (type 7 of R and pandas)."""
        if self.n == 0:
            return None
        position = (self.n - 1) * share
        below = int(position)
        low, high = self._ranked(below + 1), self._ranked(min(below + 2, self.n))
        return low + (position - below) * (high - low)

    def quantile_interval(self, share: float) -> Interval | None:
        """The 95% interval of the quantile, between two recorded durations; None where there are too few."""
        ranks = quantile_ranks(self.n, share)
        return None if ranks is None else (self._ranked(ranks[0]), self._ranked(ranks[1]))

    def interpolated_interval(self, share: float) -> Interval | None:
        """The 95% interval of the quantile, between ranks by interpolation: narrower, and as honest with few calls.

        None where there are too few. Its coverage was measured: docs/reference/interval-coverage.md.
        """
        places = quantile_places(self.n, share)
        if places is None:
            return None
        low, high = (self._between_ranks(place) for place in places)
        return low, high

    def _between_ranks(self, place: float) -> float:
        below = int(place)
        low, high = self._ranked(below), self._ranked(min(below + 1, self.n))
        return low + (place - below) * (high - low)

    def _ranked(self, rank: int) -> float:
        """The duration with that rank, from 1 for the shortest."""
        return float(self.seconds[np.searchsorted(np.cumsum(self.calls), rank)])


def durations_of(tally: pa.Table, *, crisis_only: bool) -> Durations:
    """From the tally of a duration, of all calls or of the coded crisis calls; rows without seconds are missing."""
    rows = tally.filter(tally["coded"]) if crisis_only else tally
    recorded = rows.filter(rows["seconds"].is_valid())
    seconds, place = np.unique(recorded["seconds"].to_numpy(), return_inverse=True)
    calls = np.bincount(place, weights=recorded["calls"].to_numpy(), minlength=len(seconds)).astype(np.int64)
    missing = sum(rows["calls"].to_pylist()) - int(calls.sum())
    return Durations(seconds=seconds.astype(np.int64), calls=calls, missing=missing)
