"""What every page about one person's screenings begins with."""

from uuid import UUID

from django.db import transaction

from coresponder.program.encounters.models import Encounter
from coresponder.program.encounters.queries.places import encounters_seen_by
from coresponder.program.people.models import Person
from coresponder.program.people.queries.persons import person_known_to
from coresponder.program.people.queries.purposes import purpose_chosen
from coresponder.program.screenings.queries.screenings import SeenScreenings, read_screenings
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import Purpose


def asked(request: SignedInRequest, person_id: UUID) -> tuple[Person, Purpose]:
    """Who it is about, and for what it is needed; 404 for somebody whom the asker may not know of."""
    purpose = purpose_chosen(request.user, request.GET.get("purpose", ""))
    with transaction.atomic():
        return person_known_to(request.user, person_id, purpose), purpose


def encounter_named(request: SignedInRequest, encounter_id: UUID | None, person: Person) -> Encounter | None:
    """The encounter that a form names, where the asker may know of it and it is with this person; else none."""
    if encounter_id is None or not may(request.user, Permission.VIEW_ENCOUNTERS):
        return None
    with transaction.atomic():
        return encounters_seen_by(request.user).filter(pk=encounter_id, person=person).first()


def seen_by(request: SignedInRequest, person_id: UUID) -> SeenScreenings:
    """What the asker sees of the person's screenings."""
    person, purpose = asked(request, person_id)
    with transaction.atomic():
        return read_screenings(person, by=request.user, purpose=purpose)
