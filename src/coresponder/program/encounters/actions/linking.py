"""Saying whom an encounter is with. What was filed before anybody knew is sealed anew under the person's key."""

from uuid import UUID

from django.db import transaction

from coresponder.program.encounters.audit_events import PERSON_LINKED
from coresponder.program.encounters.models import Addendum, Encounter, PartAnswers, PartDraft, PartFiling
from coresponder.program.encounters.queries.places import may_write_in
from coresponder.program.people.models import Person
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.encryption.fields import encrypted_fields, open_texts
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.permissions.denials import STRANGER

RECORDS = (PartFiling, PartAnswers, PartDraft, Addendum)


@transaction.atomic
def link_person(*, encounter: Encounter, person: Person, by: User) -> Encounter:
    """Say at a desk whom an encounter is with that nobody had been named for. One that is named already stays."""
    check(by, Permission.WRITE_ENCOUNTERS)
    locked = Encounter.objects.select_for_update(of=("self",)).get(pk=encounter.pk)
    if not may_write_in(locked, by):
        raise Denied(STRANGER, "There is no such page.")
    moved = take_person(locked, person.pk)
    record(PERSON_LINKED, by=by, about=f"encounter:{locked.pk}", person_id=person.pk, details={"parts": moved})
    return locked


def take_person(encounter: Encounter, person_id: UUID) -> int:
    """The encounter is with this person from now on, where nobody was named; returns how many rows moved along.

    Each row is opened and sealed anew by the program, of whichever agency it is; nobody is shown a word of it.
    """
    if encounter.person_id is not None:
        return 0
    encounter.person_id = person_id
    encounter.save(update_fields=["person"])
    with everything_let_through():
        return sum(_move(model, encounter, person_id) for model in RECORDS)


def _move(model: type[PartFiling | PartAnswers | PartDraft | Addendum], encounter: Encounter, person_id: UUID) -> int:
    rows = list(model._default_manager.filter(encounter=encounter, person=None).select_for_update())
    names = [field.attname for field in encrypted_fields(model)]
    for row in rows:
        open_texts(row)
        row.person_id = person_id
        row.save(update_fields=["person_id", *names])
    return len(rows)
