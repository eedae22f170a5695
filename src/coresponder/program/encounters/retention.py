"""What this app keeps by itself: encounters in which nobody was named. All others are part of the person's record."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from coresponder.program.encounters.models import Encounter, PartFiling
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.encryption.rotating import destroy
from coresponder.safeguards.retention import Category, Disposal, Due, register


def over(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """Encounters before the moment in which nobody was named, in none of their parts."""
    one = Q() if only is None else Q(pk=only)
    with everything_let_through():
        named = PartFiling.objects.exclude(person=None).values("encounter_id")
        found = Encounter.objects.filter(one, started_at__lt=before, person=None).exclude(pk__in=named)
        return [Due(id=str(pk)) for pk in found.order_by("started_at").values_list("pk", flat=True)]


def forget_encounter(item: str) -> None:
    """Delete an encounter with all that was written of it, and destroy the key that opened the words."""
    with everything_let_through():
        PartFiling.objects.filter(encounter=UUID(item)).update(replaces=None)
        Encounter.objects.get(pk=item).delete()
        destroy(f"encounter:{item}")


register(
    Category(
        key="encounter_with_nobody",
        title="Encounters in which nobody was named",
        trigger="over",
        trigger_words="the contact took place",
        find=over,
        dispose={Disposal.DELETE: forget_encounter},
    )
)
