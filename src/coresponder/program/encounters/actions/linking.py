"""Saying whom an encounter is with. What was filed before anybody knew is sealed anew under the person's key."""

from typing import Any
from uuid import UUID

from django.db import transaction

from coresponder.program.encounters import listeners
from coresponder.program.encounters.audit_events import PERSON_LINKED
from coresponder.program.encounters.models import Addendum, Encounter, PartAnswers, PartDraft, PartFiling
from coresponder.program.encounters.queries.places import may_write_in
from coresponder.program.people.models import Person, PersonPart
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.encryption.fields import encrypted_fields, open_texts
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.permissions.denials import STRANGER

# What belongs to an encounter and is about whoever it is with; an app further up adds its own when it is loaded.
_RECORDS: list[type[PersonPart]] = [PartFiling, PartAnswers, PartDraft, Addendum]


def register_record(model: type[PersonPart]) -> None:
    """Make a model with `encounter` and `person` known, whose rows move along when somebody says whom it was with."""
    if model not in _RECORDS:
        _RECORDS.append(model)


@transaction.atomic
def link_person(*, encounter: Encounter, person: Person, by: User) -> Encounter:
    """Say at a desk whom an encounter is with that nobody had been named for. One that is named already stays."""
    check(by, Permission.WRITE_ENCOUNTERS)
    locked = Encounter.objects.select_for_update(of=("self",)).get(pk=encounter.pk)
    if not may_write_in(locked, by):
        raise Denied(STRANGER, "There is no such page.")
    moved = take_person(locked, person.pk)
    record(PERSON_LINKED, by=by, about=f"encounter:{locked.pk}", person_id=person.pk, details={"parts": moved})
    listeners.tell(locked, by=by)
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
        return sum(_move(model, encounter, person_id) for model in _RECORDS)


def _move(model: type[PersonPart], encounter: Encounter, person_id: UUID) -> int:
    of_nobody: dict[str, Any] = {"encounter": encounter.pk, "person": None}
    rows = list(model._default_manager.filter(**of_nobody).select_for_update())
    names = [field.attname for field in encrypted_fields(model)]
    for row in rows:
        open_texts(row)
        row.person_id = person_id
        row.save(update_fields=["person_id", *names])
    return len(rows)
