"""How often a person was met. The program's own follow-ups and outreach never count."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from coresponder.program.encounters.models import Encounter


def contacts_by_person(since: datetime) -> Mapping[UUID, int]:
    """For every person the contacts since a moment at which the person was met.

    An encounter counts once, however many parts, calls and dispositions it has. Where the person was not found, or the
    contact was the program's own, it does not count. Contacts of two records that were not joined are counted apart.
    """
    met = Encounter.objects.filter(started_at__gte=since, is_met=True, counts_as_repeat=True, person__isnull=False)
    rows = met.order_by().values("person_id").annotate(number=Count("pk")).values_list("person_id", "number")
    return {person_id: number for person_id, number in rows if person_id is not None}
