"""Counts that are published together, and the sums that tie them to each other.

Whoever reads a publication can add and subtract. So a count is safe only together with every total, margin and
neighboring definition that it can be worked out from. This is the plain form in which they are all written down.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

SMALLEST_PUBLISHED = 11  # no count from 1 to 10: the rule of the US Centers for Medicare & Medicaid Services

Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Count:
    """One count and its place in a publication.

    `published` is false for a count that nobody prints but anybody could work out, such as the difference between
    two definitions. `sensitive` is false for a count that does no harm when small, such as all calls in a beat.
    `keep` says how much a reader would miss it: where one of several has to be withheld as well, the least missed
    is, and among equals the smallest.
    """

    key: Key
    value: int
    published: bool = True
    sensitive: bool = True
    keep: int = 0

    def is_small(self, threshold: int) -> bool:
        """Whether the count itself must not be seen. Zero may: it says that nobody is there."""
        return self.sensitive and 0 < self.value < threshold


@dataclass(frozen=True, kw_only=True)
class Sum:
    """The whole is the sum of its parts, and everybody knows it."""

    whole: Key
    parts: tuple[Key, ...]

    @property
    def members(self) -> tuple[Key, ...]:
        return (self.whole, *self.parts)


@dataclass(frozen=True, kw_only=True)
class LinkedCounts:
    """All counts of one publication with all sums among them.

    ValueError where a sum does not add up or a count is below zero: then what we think we know of it is wrong.
    """

    counts: Mapping[Key, Count]
    sums: tuple[Sum, ...] = field(default=())

    def __post_init__(self) -> None:
        for tie in self.sums:
            if self.value(tie.whole) != sum(self.value(part) for part in tie.parts):
                raise ValueError(f"The parts of {' '.join(tie.whole)} do not add up to it.")
        if below := [key for key, count in self.counts.items() if count.value < 0]:
            raise ValueError(f"There cannot be fewer than none of {' '.join(below[0])}.")

    def value(self, key: Key) -> int:
        return self.counts[key].value

    def small(self, threshold: int) -> frozenset[Key]:
        """The counts that nobody may be able to work out."""
        return frozenset(key for key, count in self.counts.items() if count.is_small(threshold))

    @cached_property
    def published(self) -> frozenset[Key]:
        """The counts that are printed unless they are withheld."""
        return frozenset(key for key, count in self.counts.items() if count.published)

    @cached_property
    def sums_of(self) -> Mapping[Key, tuple[Sum, ...]]:
        """The sums that each count is a member of."""
        ties: dict[Key, list[Sum]] = {key: [] for key in self.counts}
        for tie in self.sums:
            for key in tie.members:
                ties[key].append(tie)
        return {key: tuple(found) for key, found in ties.items()}

    @cached_property
    def largest(self) -> int:
        """A bound for every count: the largest of them."""
        return max((count.value for count in self.counts.values()), default=0)


def linked(counts: Iterable[Count], sums: Iterable[Sum] = ()) -> LinkedCounts:
    """The counts by their keys, with their sums."""
    return LinkedCounts(counts={count.key: count for count in counts}, sums=tuple(sums))
