"""Whose record was whose at a moment: merges that came later are undone, those that held then are followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db.models import Q

from coresponder.program.people.models import MergeRecord
from coresponder.safeguards.audit.models import AuditEvent

Moved = Mapping[tuple[str, str], UUID]
ENCOUNTER = "encounters.encounter"


@dataclass(frozen=True, kw_only=True)
class PeopleThen:
    """Who was one person then.

    `survivors` leads from a record to the one that it was joined with; `moved_since` says of rows that were moved by a
    later merge whose they were; `linked_since` are encounters of which it was said only later whom they were with.
    """

    survivors: Mapping[UUID, UUID]
    moved_since: Moved
    linked_since: frozenset[UUID]

    @classmethod
    def at(cls, as_of: datetime) -> Self:
        """As it was at this moment."""
        return cls(survivors=_survivors(as_of), moved_since=_moved_since(as_of), linked_since=_linked_since(as_of))

    def of_row(self, person_id: UUID | None, *, model: str, row: UUID) -> UUID | None:
        """Whose this row was."""
        if person_id is None or (model == ENCOUNTER and row in self.linked_since):
            return None
        return self.now(self.moved_since.get((model, str(row)), person_id))

    def now(self, person_id: UUID) -> UUID:
        """The record that held then what belonged to this one."""
        while person_id in self.survivors:
            person_id = self.survivors[person_id]
        return person_id

    def all_of(self, person_ids: set[UUID]) -> dict[UUID, UUID]:
        """These, and every record that was joined into one of them, each with the one that it was joined with."""
        found = {each: each for each in person_ids}
        return found | {loser: self.now(loser) for loser in self.survivors if self.now(loser) in person_ids}


def _survivors(as_of: datetime) -> dict[UUID, UUID]:
    held = Q(merged_at__lte=as_of) & (Q(split_at=None) | Q(split_at__gt=as_of))
    return dict(MergeRecord.objects.filter(held).values_list("loser_id", "survivor_id"))


def _moved_since(as_of: datetime) -> dict[tuple[str, str], UUID]:
    """Rows that a merge moved after the moment and that no split took back: the first merge says whose they were."""
    found: dict[tuple[str, str], UUID] = {}
    for merge in MergeRecord.objects.filter(merged_at__gt=as_of, split_at=None).order_by("merged_at"):
        for label, ids in merge.moved.items():
            for each in ids:
                found.setdefault((label, each), merge.loser_id)
    return found


def _linked_since(as_of: datetime) -> frozenset[UUID]:
    """Encounters whose first event that names a person came after the moment: the trail alone tells."""
    named = AuditEvent.objects.filter(about__startswith="encounter:", person_id__isnull=False)
    later = set(named.filter(at__gt=as_of).values_list("about", flat=True))
    before = set(named.filter(at__lte=as_of, about__in=later).values_list("about", flat=True))
    return frozenset(UUID(each.partition(":")[2]) for each in later - before)
