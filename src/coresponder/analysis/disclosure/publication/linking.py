"""From the figures of a baseline to linked counts: every count that is shown, and every sum that ties them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED, Count, Key, LinkedCounts, Sum, linked
from coresponder.analysis.disclosure.publication.structure import (
    CHAINS,
    DEFINITIONS,
    KEEP_DEFINITION,
    KEEP_PATTERN,
    NOT_NESTED,
    PARTITIONS,
    TYPE,
    Partition,
    Pattern,
)
from coresponder.analysis.disclosure.publication.ties import ALL_CALLS, NARROWEST, shown_counts, ties_of
from coresponder.analysis.measures.figures import MeasureResult

CRISIS_TYPES = frozenset({"nexus=yes", "nexus=possible", "nexus=unknown", "nexus=mixed"})


def link(results: Iterable[MeasureResult], *, threshold: int = SMALLEST_PUBLISHED) -> LinkedCounts:
    """All counts that these results show, with all that ties them together."""
    shown = _shown(results, threshold)
    links = _Links(shown)
    for definition in DEFINITIONS:
        for partition in PARTITIONS:
            links.add_partition(definition, partition)
        for chain in CHAINS:
            links.add_chain([(definition, *pattern) for pattern in chain])
    links.add_types()
    for coordinates in sorted({key[1:] for key in shown}):
        if not NOT_NESTED.intersection(coordinates):
            links.add_chain([(definition, *coordinates) for definition in reversed(DEFINITIONS)])
    counts = [_count(key, value) for key, value in shown.items()]
    return linked([*counts, *links.differences.values()], links.sums)


def _shown(results: Iterable[MeasureResult], threshold: int) -> dict[Key, int]:
    """Every count that is shown; a figure that describes too few shows nothing."""
    shown: dict[Key, int] = {}
    for result in results:
        for figure in result.figures:
            ties = ties_of(result.key, figure)
            counts = {} if ties.describes_too_few(threshold) else shown_counts(figure, ties)
            for key, value in counts.items():
                if shown.setdefault(key, value) != value:
                    raise ValueError(f"Two figures show different counts of {' '.join(key)}.")
    return shown


class _Links:
    """The sums found so far, and the differences that nobody prints but anybody can work out."""

    def __init__(self, shown: Mapping[Key, int]) -> None:
        self.shown = shown
        self.sums: list[Sum] = []
        self.differences: dict[Key, Count] = {}
        self._by_pattern: dict[tuple[str, Pattern], list[Key]] = {}
        for key in shown:
            self._by_pattern.setdefault((key[0], _pattern(key)), []).append(key)

    def add_partition(self, definition: str, partition: Partition) -> None:
        """Each whole is the sum of its parts, and of a rest where they leave one."""
        parts = [key for pattern in partition.parts for key in self._of(definition, pattern)]
        for whole in self._of(definition, partition.whole):
            its_parts = [part for part in parts if _cells(whole) <= _cells(part)]
            over = self._left_over(whole, its_parts)
            if its_parts and (over == 0 or not partition.if_it_adds_up):
                self._tie(whole, its_parts, with_rest=over != 0)

    def add_types(self) -> None:
        """Coded crisis calls are the calls of the types whose nexus is yes, and some of those of the pooled rare types.

        What is left over for the rare types may be small: they are published without names, so nobody can say which.
        """
        types = [key for key in self._of(ALL_CALLS, TYPE) if "nexus=yes" in key]
        if types and (NARROWEST,) in self.shown:
            left_over = self._left_over((NARROWEST,), types)
            self._tie((NARROWEST,), types, with_rest=left_over != 0, rest_is_sensitive=False)

    def add_chain(self, chain: Sequence[Key]) -> None:
        """From wide to narrow: each count holds the next one that is shown, and a rest that may be none."""
        for wide, narrow in pairwise([key for key in chain if key in self.shown]):
            self._tie(wide, [narrow], with_rest=True)

    def _of(self, definition: str, pattern: Pattern) -> list[Key]:
        return self._by_pattern.get((definition, pattern), [])

    def _left_over(self, whole: Key, parts: Sequence[Key]) -> int:
        return self.shown[whole] - sum(self.shown[part] for part in parts)

    def _tie(self, whole: Key, parts: Sequence[Key], *, with_rest: bool, rest_is_sensitive: bool | None = None) -> None:
        rest: tuple[Key, ...] = ()
        if with_rest:
            key = (*whole, "less", *parts[0])
            over = self._left_over(whole, parts)
            is_sensitive = _is_crisis(whole) if rest_is_sensitive is None else rest_is_sensitive
            self.differences[key] = Count(key=key, value=over, published=False, sensitive=is_sensitive)
            rest = (key,)
        self.sums.append(Sum(whole=whole, parts=(*parts, *rest)))


def _pattern(key: Key) -> Pattern:
    return tuple(coordinate.split("=")[0] for coordinate in key[1:])


def _cells(key: Key) -> set[str]:
    return {coordinate for coordinate in key if "=" in coordinate}


def _is_crisis(key: Key) -> bool:
    """Whether a small number of it would be a small number of crisis calls."""
    return key[0] != ALL_CALLS or any(coordinate in CRISIS_TYPES for coordinate in key)


def _count(key: Key, value: int) -> Count:
    keep = KEEP_DEFINITION.get(key[0], 0) + KEEP_PATTERN.get(_pattern(key), 0)
    return Count(key=key, value=value, sensitive=_is_crisis(key), keep=keep)
