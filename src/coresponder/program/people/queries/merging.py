"""Which records were joined with one, and which may be joined."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from coresponder.program.people.models import MergeRecord, Person


def merges_of(person: Person) -> QuerySet[MergeRecord]:
    """What was joined with this record, and taken apart again, the newest first."""
    return MergeRecord.objects.filter(survivor=person).select_related("merged_by", "split_by")


def merge_of(person: Person, merge_id: UUID) -> MergeRecord:
    """One of them that still holds; Http404 for any other."""
    found = merges_of(person).filter(Q(split_at__isnull=True), pk=merge_id).select_related("survivor", "loser").first()
    if found is None:
        raise Http404
    return found
