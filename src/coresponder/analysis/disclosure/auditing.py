"""The audit: how closely could each withheld count be worked out from everything that is published?

A reader knows the published counts, the sums, and that no count is below zero. The least and the greatest value that
a withheld count can then take are two linear programs. A small count is protected when they lie at least the
threshold apart: then it may as well be nobody, or more than would have to be withheld.

Any solution of the programs is a publication that looks the same in print. So each one found, and the truth itself,
widens the known range of every count at once; a program for a single count is solved only where that was not enough.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import ceil, floor

from coresponder.analysis.disclosure.linked_counts import Key, LinkedCounts
from coresponder.analysis.disclosure.programs import Programs
from coresponder.kernel.random_streams import named_stream

ROUNDS_FOR_ALL = 40  # programs that widen many ranges at once, before the rest is asked one by one
TOLERANCE = 1e-6


@dataclass(frozen=True, kw_only=True)
class Range:
    """The least and the greatest value that were found to fit all that is published."""

    low: float
    high: float

    @property
    def width(self) -> int:
        """How far apart they are, in whole calls."""
        return floor(self.high + TOLERANCE) - ceil(self.low - TOLERANCE)

    def with_point(self, value: float) -> "Range":
        return Range(low=min(self.low, value), high=max(self.high, value))


class Audit:
    """Ranges of the small counts. Withholding more only ever widens them, so they are kept from step to step."""

    def __init__(self, counts: LinkedCounts, *, threshold: int) -> None:
        self.programs = Programs(counts, threshold=threshold)
        self.threshold = threshold
        values = {key: float(counts.value(key)) for key in counts.small(threshold)}
        self.ranges = {key: Range(low=value, high=value) for key, value in sorted(values.items())}

    def exposed(self, withheld: AbstractSet[Key]) -> tuple[Key, ...]:
        """The small counts that could be worked out too closely, in order; none when all are protected."""
        stream = named_stream("disclosure audit")
        waiting = self._waiting()
        for _ in range(ROUNDS_FOR_ALL):
            weights = dict(zip(waiting, stream.uniform(0.5, 1.5, len(waiting)).tolist(), strict=True))
            self.widen(self.programs.alternative(withheld, weights, reach=self.threshold) if waiting else {})
            before, waiting = len(waiting), self._waiting()
            if len(waiting) == before:
                break
        return tuple(key for key in waiting if not self._protected_alone(key, withheld))

    def is_protected(self, key: Key) -> bool:
        """Whether the range found so far is wide enough."""
        return self.ranges[key].width >= self.threshold

    def widen(self, alternative: Mapping[Key, float]) -> None:
        """Take note of counts that would look the same in print."""
        for key in self.ranges.keys() & alternative.keys():
            self.ranges[key] = self.ranges[key].with_point(alternative[key])

    def _waiting(self) -> list[Key]:
        return [key for key in self.ranges if not self.is_protected(key)]

    def _protected_alone(self, key: Key, withheld: AbstractSet[Key]) -> bool:
        for direction in (1.0, -1.0):
            if not self.is_protected(key):
                self.widen(self.programs.alternative(withheld, {key: direction}))
        return self.is_protected(key)


def exposed_counts(counts: LinkedCounts, withheld: AbstractSet[Key], *, threshold: int) -> tuple[Key, ...]:
    """A fresh audit of a publication: the small counts that are printed or could be worked out too closely."""
    return Audit(counts, threshold=threshold).exposed(withheld)
