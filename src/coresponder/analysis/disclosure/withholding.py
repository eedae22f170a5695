"""Which counts have to be withheld: the small ones, and as few others as keep anybody from working them out.

1. Primary: every count from 1 to the threshold less one is withheld. Zero is published. Where the difference of two
   published counts (two definitions of the same cell) is small, the one that readers would miss less is withheld.
2. Audit by linear programming (`auditing`): which small counts could still be worked out too closely?
3. Complementary: for each of those, the cheapest way in which it could be larger by the threshold while everything
   in print stays the same. The printed counts that would have to move for that are withheld: small neighbors before
   large ones, cells before totals, wide definitions before narrow ones. Then the audit is passed by construction.
"""

from coresponder.analysis.disclosure.auditing import Audit
from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED, Key, LinkedCounts
from coresponder.analysis.disclosure.programs import MOVED


def withhold(counts: LinkedCounts, *, threshold: int = SMALLEST_PUBLISHED) -> frozenset[Key]:
    """The keys of the published counts that must be withheld. The same counts always give the same answer."""
    withheld = _primary(counts, threshold)
    if not counts.small(threshold):
        return frozenset(withheld)
    audit = Audit(counts, threshold=threshold)
    while exposed := audit.exposed(withheld):
        for key in sorted(exposed, key=lambda key: (-counts.value(key), key)):
            if not audit.is_protected(key):
                _protect(key, counts, audit, withheld)
    return frozenset(withheld)


def _primary(counts: LinkedCounts, threshold: int) -> set[Key]:
    """Small counts that would be printed, and one of the two counts where their difference is small."""
    small = counts.small(threshold)
    withheld = set(small & counts.published)
    for key in sorted(small - counts.published):
        for tie in counts.sums_of[key]:
            others = [member for member in tie.members if member != key]
            if counts.published.issuperset(others) and withheld.isdisjoint(others):
                withheld.add(min(others, key=lambda other: (counts.counts[other].keep, counts.value(other))))
    return withheld


def _protect(key: Key, counts: LinkedCounts, audit: Audit, withheld: set[Key]) -> None:
    """Withhold what has to move for this count to be larger by the threshold."""
    moves = audit.programs.cheapest_raise(withheld, key)
    withheld.update(moved for moved, by in moves.items() if abs(by) > MOVED and counts.counts[moved].published)
    audit.widen({moved: counts.value(moved) + by for moved, by in moves.items()})
