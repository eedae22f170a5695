"""Adding people, known or not."""

from datetime import date
from itertools import count

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.people.actions.parts import acting_agency, sealed_name
from coresponder.program.people.audit_events import PERSON_ADDED
from coresponder.program.people.models import Person
from coresponder.program.people.vocabulary.identity import NameKind
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@transaction.atomic
def add_person(*, given: str, family: str, by: User, middle: str = "", kind: NameKind = NameKind.LEGAL) -> Person:
    """A person who is known by a name. Look for the person first: a second record has to be found and joined later."""
    check(by, Permission.ADD_PEOPLE)
    agency = acting_agency(by)
    if not (given.strip() or family.strip()):
        raise UsageError("name_missing", "There is no name.", "Write one, or say that nobody knows who the person is.")
    person = Person.objects.create(created_by=by, created_for=agency)
    sealed_name(person, kind=kind, given=given, middle=middle, family=family, by=by)
    record(PERSON_ADDED, by=by, about=f"person:{person.pk}", details={"how": "known"})
    return person


@transaction.atomic
def add_unknown_person(*, by: User) -> Person:
    """Somebody whom nobody could identify, under a label of the day that holds nothing personal."""
    check(by, Permission.ADD_PEOPLE)
    agency = Agency.objects.select_for_update().get(pk=acting_agency(by).pk)
    label = _next_label(agency, timezone.localdate())
    person = Person.objects.create(created_by=by, created_for=agency, is_unknown=True, label=label)
    record(PERSON_ADDED, by=by, about=f"person:{person.pk}", details={"how": "unknown"})
    return person


def _next_label(agency: Agency, today: date) -> str:
    """“Unknown 2026-11-25 A”, then B; after Z comes AA."""
    begins = f"Unknown {today.isoformat()} "
    taken = set(Person.objects.filter(created_for=agency, label__startswith=begins).values_list("label", flat=True))
    return next(label for number in count() if (label := begins + _letters(number)) not in taken)


def _letters(number: int) -> str:
    first, last = divmod(number, len(LETTERS))
    return (_letters(first - 1) if first else "") + LETTERS[last]
