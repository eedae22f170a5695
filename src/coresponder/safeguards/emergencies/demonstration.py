"""One record that was opened in an emergency, was closed soon after, and waits for its review."""

from uuid import UUID

from django.db import transaction

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.emergencies.actions import close_opening, open_in_emergency
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.emergencies.rules import Emergency
from coresponder.safeguards.emergencies.vocabulary import EmergencyKind, ThreatTo
from coresponder.safeguards.vocabulary import DataClass


@transaction.atomic
def load(*, person_id: UUID, by: User) -> None:
    """Somebody opened clinical information for an hour, and gave the reason."""
    if Opening.objects.exists():
        return
    emergency = Emergency(
        kind=EmergencyKind.SERIOUS_THREAT,
        threat_to=ThreatTo.THE_PERSON,
        data_classes=frozenset({DataClass.CLINICAL}),
        reason="Invented: she stands on a roof of clouds and does not answer; we need to know whom she listens to.",
        hours=1,
    )
    opening = open_in_emergency(person_id=person_id, emergency=emergency, by=by)
    close_opening(opening=opening, by=by)
