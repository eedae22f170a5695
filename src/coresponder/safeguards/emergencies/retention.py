"""What this app keeps: openings in an emergency, counted from their review."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, Func, IntegerField, Q

from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.encryption.fields import Envelope
from coresponder.safeguards.retention import Category, Disposal, Due, register


def reviewed(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """Openings that were reviewed before the moment; one that nobody has reviewed never falls due."""
    one = Q() if only is None else Q(pk=only)
    size = Func(F("reason"), function="octet_length", output_field=IntegerField())
    # Without a word it was taken out of its person already.
    found = Opening.objects.annotate(size=size).filter(one, reviewed_at__lt=before, size__gt=0).order_by("reviewed_at")
    return [Due(id=str(pk), person_id=person_id) for pk, person_id in found.values_list("pk", "person_id")]


def delete_opening(item: str) -> None:
    """Delete one opening with its reason and its review."""
    Opening.objects.get(pk=item).delete()


def deidentify_opening(item: str) -> None:
    """Keep that it happened, when, and what the review found; take out about whom, and every word."""
    nobody = uuid.uuid4()
    Opening.objects.filter(pk=item).update(person_id=nobody, reason=Envelope(b""), review_note=Envelope(b""))


register(
    Category(
        key="opening",
        title="Records opened in an emergency",
        trigger="reviewed",
        trigger_words="the opening was reviewed",
        at_least_years=6,
        find=reviewed,
        dispose={Disposal.DELETE: delete_opening, Disposal.DEIDENTIFY: deidentify_opening},
    )
)
