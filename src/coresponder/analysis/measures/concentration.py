"""How unevenly calls are spread over places: the share of the busiest, and the Gini coefficient.

Both need only how many places had one call, two calls and so on: never which place.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt

from coresponder.analysis.measures.intervals import BOOTSTRAP_DRAWS, Interval, percentile_interval

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class PlaceCounts:
    """`places[i]` places had `calls[i]` calls each; `calls` ascending, each at least one."""

    calls: Integers
    places: Integers

    @property
    def all_calls(self) -> int:
        return int((self.calls * self.places).sum())

    @property
    def all_places(self) -> int:
        return int(self.places.sum())

    def top_places(self, share: float) -> int:
        """How many places the busiest `share` (0 to 1) of them are: rounded up, so at least one."""
        return ceil(round(self.all_places * share, 9))

    def top_calls(self, share: float) -> int:
        """How many calls came from the busiest `share` of places."""
        return int(_top_calls(self.calls, self.places[np.newaxis, :], self.top_places(share))[0])

    def gini(self) -> float:
        """Gini coefficient over the places with at least one call: 0 all alike, near 1 nearly all from one place."""
        return float(_gini(self.calls, self.places[np.newaxis, :])[0])

    def top_interval(self, share: float, drawn: Integers) -> Interval | None:
        """Bootstrap interval of the share of calls that came from the busiest `share` of places; see `drawn`.

        None where every place had the same number of calls: drawing them again then teaches nothing.
        """
        if len(self.calls) < 2:
            return None
        return percentile_interval(_top_calls(self.calls, drawn, self.top_places(share)) / (drawn @ self.calls))

    def gini_interval(self, drawn: Integers) -> Interval | None:
        """Bootstrap interval of the Gini coefficient; None as for `top_interval`."""
        if len(self.calls) < 2:
            return None
        return percentile_interval(_gini(self.calls, drawn))

    def drawn(self, stream: np.random.Generator) -> Integers:
        """Places drawn with replacement: one row for each draw, in the columns of `calls`."""
        return stream.multinomial(self.all_places, self.places / self.all_places, size=BOOTSTRAP_DRAWS)


def place_counts(calls_by_places: dict[int, int]) -> PlaceCounts:
    """From {calls at a place: places that had so many}; places without calls are left out."""
    found = sorted((calls, places) for calls, places in calls_by_places.items() if calls > 0)
    return PlaceCounts(
        calls=np.array([calls for calls, _ in found], dtype=np.int64),
        places=np.array([places for _, places in found], dtype=np.int64),
    )


def _top_calls(calls: Integers, places: Integers, wanted: int) -> Integers:
    """For each row of `places`: calls from the `wanted` busiest ones."""
    busiest_first = places[:, ::-1]
    until = np.minimum(np.cumsum(busiest_first, axis=1), wanted)
    taken = np.diff(until, axis=1, prepend=0)
    return taken @ calls[::-1]


def _gini(calls: Integers, places: Integers) -> Numbers:
    """For each row of `places`: 1 minus twice the area under the Lorenz curve."""
    running_places = np.cumsum(places, axis=1)
    running_calls = np.cumsum(places * calls, axis=1)
    before = np.concatenate([np.zeros_like(running_calls[:, :1]), running_calls[:, :-1]], axis=1)
    doubled_area = (places * (running_calls + before)).sum(axis=1)
    area: Numbers = doubled_area / (running_places[:, -1] * running_calls[:, -1])
    return 1 - area
