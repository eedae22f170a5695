"""Which call was merged into which, from what all of them claim; the same for every order in which they claim it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Somebody says that one call was merged into another, and for when."""

    child: UUID
    parent: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Release:
    """Somebody says that a call stands by itself again: apart from one other, or, with None, from every other."""

    child: UUID
    apart_from: UUID | None
    at: datetime

    def ends(self, merge: Merge) -> bool:
        """True for a merge that was claimed for an earlier moment."""
        concerns = self.apart_from in (None, merge.parent) and self.child == merge.child
        mirrored = self.child == merge.parent and self.apart_from == merge.child
        return (concerns or mirrored) and self.at > merge.at


def merged_into(merges: Collection[Merge], releases: Collection[Release]) -> Mapping[UUID, Merge]:
    """For each call that is merged now, the merge that holds: the newest that was not taken back.

    Two calls cannot each be merged into the other: of a ring the oldest claim is dropped.
    """
    holding = [each for each in merges if not any(release.ends(each) for release in releases)]
    best: dict[UUID, Merge] = {}
    for each in sorted(holding, key=_order):
        best[each.child] = each
    while ring := _ring(best):
        oldest = min(ring, key=_order)
        del best[oldest.child]
    return best


def _ring(best: Mapping[UUID, Merge]) -> list[Merge]:
    """The merges of a ring, if there is one."""
    for start in best:
        path: list[Merge] = []
        at: UUID = start
        while at in best and len(path) <= len(best):
            path.append(best[at])
            at = best[at].parent
            if at == start:
                return path
    return []


def _order(merge: Merge) -> tuple[datetime, str, str]:
    return merge.at, str(merge.parent), str(merge.child)
