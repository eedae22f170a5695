"""Adding, correcting and ending parts of a record. Each agency does so in its own parts only."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.people.audit_events import PART_ADDED, PART_CORRECTED, PART_RETIRED
from coresponder.program.people.models import (
    CareNote,
    DemographicFact,
    IdentityFact,
    JusticeNote,
    NameTokens,
    Person,
    PersonName,
    PersonPart,
    SafetyFact,
    SocialFact,
)
from coresponder.program.people.queries.tokens import identity_tokens, name_tokens
from coresponder.program.people.rules.facts import check_answer
from coresponder.program.people.rules.identity import check_detail, normalized
from coresponder.program.people.rules.safety import check_days
from coresponder.program.people.rules.texts import check_text
from coresponder.program.people.vocabulary.facts import DemographicElement, SocialElement, Source
from coresponder.program.people.vocabulary.identity import IdentityKind, NameKind
from coresponder.program.people.vocabulary.notes import CareNoteKind
from coresponder.program.people.vocabulary.safety import SafetyCategory, SafetySource
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import check_part, readable
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.permissions.denials import STRANGER
from coresponder.safeguards.vocabulary import DataClass, Deed

Part = TypeVar("Part", bound=PersonPart)

LONGEST_NAME = 120


@transaction.atomic
def add_name(
    *, person: Person, given: str, family: str, by: User, middle: str = "", kind: NameKind = NameKind.LEGAL
) -> PersonName:
    """A further name. Somebody unknown who has a name is unknown no more."""
    check(by, Permission.ADD_PEOPLE)
    person = _open(person)
    name = sealed_name(person, kind=kind, given=given, middle=middle, family=family, by=by)
    if person.is_unknown:
        person.is_unknown = False
        person.save(update_fields=["is_unknown"])
    return _added(name, by=by)


@transaction.atomic
def add_identity_fact(*, person: Person, kind: IdentityKind, value: str, by: User, detail: str = "") -> IdentityFact:
    """A birth date, a phone, an address, a number in another system."""
    check(by, Permission.ADD_PEOPLE)
    check_detail(kind, detail)
    value = normalized(kind, value, today=timezone.localdate())
    fact = IdentityFact(person=_open(person), kind=kind, detail=detail, value=value)
    fact.tokens = identity_tokens(kind, detail, value)
    return _added(_own(fact, by=by), by=by)


@transaction.atomic
def add_demographic_fact(
    *, person: Person, element: DemographicElement, codes: Sequence[str], source: Source, by: User
) -> DemographicFact:
    """An answer about who somebody is; the one before it becomes history."""
    check(by, Permission.ADD_PEOPLE)
    found = check_answer(element, codes, source)
    fact = DemographicFact(person=_open(person), element=element, codes=found, source=source)
    return _added(_own(fact, by=by), by=by)


@transaction.atomic
def add_social_fact(
    *, person: Person, element: SocialElement, codes: Sequence[str], source: Source, by: User
) -> SocialFact:
    """An answer about how somebody lives; the one before it becomes history."""
    check(by, Permission.ADD_PEOPLE)
    found = check_answer(element, codes, source)
    fact = SocialFact(person=_open(person), element=element, codes=found, source=source)
    return _added(_own(fact, by=by), by=by)


@transaction.atomic
def record_safety_fact(
    *,
    person: Person,
    category: SafetyCategory,
    text: str,
    source: SafetySource,
    observed_on: date,
    expires_on: date,
    by: User,
) -> SafetyFact:
    """Something to be careful about, with the day it was seen and the last day on which it is shown."""
    check(by, Permission.RECORD_SAFETY_FACTS)
    check_days(observed_on=observed_on, expires_on=expires_on, today=timezone.localdate())
    fact = SafetyFact(
        person=_open(person),
        category=category,
        text=check_text(text),
        source=source,
        observed_on=observed_on,
        expires_on=expires_on,
    )
    return _added(_own(fact, by=by), by=by)


@transaction.atomic
def write_care_note(
    *,
    person: Person,
    kind: CareNoteKind,
    text: str,
    by: User,
    data_class: DataClass = DataClass.CLINICAL,
    is_author_only: bool = False,
) -> CareNote:
    """A note of those who treat somebody. One about substance-use treatment says so and is kept apart by law."""
    check(by, Permission.WRITE_CARE_NOTES)
    if data_class not in CareNote.CLASSES:
        raise UsageError("no_care_class", "A note of care is clinical or about substance use.", "Choose one of them.")
    note = CareNote(
        person=_open(person), kind=kind, text=check_text(text), data_class=data_class, is_author_only=is_author_only
    )
    return _added(_own(note, by=by), by=by)


@transaction.atomic
def write_justice_note(*, person: Person, text: str, by: User) -> JusticeNote:
    """What a police agency notes for itself, in its own words."""
    check(by, Permission.ADD_PEOPLE)
    return _added(_own(JusticeNote(person=_open(person), text=check_text(text)), by=by), by=by)


@transaction.atomic
def correct_name(*, name: PersonName, given: str, family: str, by: User, middle: str, kind: NameKind) -> PersonName:
    """The name as it should be; what it was stays as history."""
    check(by, Permission.ADD_PEOPLE)
    former = _former(name, by=by)
    better = sealed_name(former.person, kind=kind, given=given, middle=middle, family=family, by=by, replaces=former)
    return _corrected(former, better, by=by)


@transaction.atomic
def correct_identity_fact(*, fact: IdentityFact, value: str, detail: str, by: User) -> IdentityFact:
    """The fact as it should be; what it was stays as history, and is found no more."""
    check(by, Permission.ADD_PEOPLE)
    former, kind = _former(fact, by=by), IdentityKind(fact.kind)
    check_detail(kind, detail)
    value = normalized(kind, value, today=timezone.localdate())
    better = IdentityFact(person=former.person, kind=kind, detail=detail, value=value, replaces=former)
    better.tokens = identity_tokens(kind, detail, value)
    return _corrected(former, _own(better, by=by), by=by)


@transaction.atomic
def correct_demographic_fact(
    *, fact: DemographicFact, codes: Sequence[str], source: Source, by: User
) -> DemographicFact:
    """The answer as it should have been."""
    check(by, Permission.ADD_PEOPLE)
    former, element = _former(fact, by=by), DemographicElement(fact.element)
    found = check_answer(element, codes, source)
    better = DemographicFact(person=former.person, element=element, codes=found, source=source, replaces=former)
    return _corrected(former, _own(better, by=by), by=by)


@transaction.atomic
def correct_social_fact(*, fact: SocialFact, codes: Sequence[str], source: Source, by: User) -> SocialFact:
    """The answer as it should have been."""
    check(by, Permission.ADD_PEOPLE)
    former, element = _former(fact, by=by), SocialElement(fact.element)
    found = check_answer(element, codes, source)
    better = SocialFact(person=former.person, element=element, codes=found, source=source, replaces=former)
    return _corrected(former, _own(better, by=by), by=by)


@transaction.atomic
def retire_part(*, part: PersonPart, by: User) -> PersonPart:
    """It no longer holds. It stays as history for those who may read it, and is neither found nor counted as true."""
    check(by, Permission.FIND_PEOPLE)
    former = _former(part, by=by)
    _end(former, by=by)
    record(PART_RETIRED, by=by, about=f"person:{former.person_id}", details=_details(former))
    return former


def acting_agency(by: User) -> Agency:
    """The agency that somebody acts for. Without one, a stranger."""
    if by.agency is None:
        raise Denied(STRANGER, "There is no such page.")
    return by.agency


def sealed_name(
    person: Person,
    *,
    kind: NameKind,
    given: str,
    middle: str,
    family: str,
    by: User,
    replaces: PersonName | None = None,
) -> PersonName:
    """A name with its search tokens, stored. The caller writes the audit event."""
    given, middle, family = (" ".join(each.split()) for each in (given, middle, family))
    if not (given or family):
        raise UsageError("name_missing", "There is no name.", "Write at least one of its parts.")
    if max(map(len, (given, middle, family))) > LONGEST_NAME:
        raise UsageError("name_too_long", "A part of the name is too long.", "Shorten it.")
    name = PersonName(person=person, kind=kind, given=given, middle=middle, family=family, replaces=replaces)
    _own(name, by=by)
    NameTokens.objects.create(name=name, tokens=name_tokens(given, middle, family))
    return name


def _open(person: Person) -> Person:
    """The person, locked, so that nobody joins the record with another one meanwhile."""
    found = Person.objects.select_for_update().get(pk=person.pk)
    if found.merged_into_id is not None:
        raise StateError("merged", "This record was joined with another one.", "Open the one that stayed.")
    return found


def _own(part: Part, *, by: User) -> Part:
    """Store a part as the writing agency's own, if the access decision lets it."""
    part.owner_agency, part.author = acting_agency(by), by
    check_part(part, by=by, deed=Deed.WRITE, purpose=usual_purpose(by.role))
    part.save(force_insert=True)
    return part


def _added(part: Part, *, by: User) -> Part:
    record(PART_ADDED, by=by, about=f"person:{part.person_id}", details=_details(part))
    return part


def _former(part: Part, *, by: User) -> Part:
    """The part as it is in the database now, locked, if this person may change it and it still holds."""
    readable(type(part)._default_manager.none(), by=by, purpose=usual_purpose(by.role))  # opens the second wall
    found = type(part)._default_manager.select_for_update().get(pk=part.pk)
    check_part(found, by=by, deed=Deed.WRITE, purpose=usual_purpose(by.role))
    if not found.holds:
        raise StateError("ended", "This was corrected or ended meanwhile.", "Read the record again.")
    return found


def _corrected(former: Part, better: Part, *, by: User) -> Part:
    _end(former, by=by)
    record(PART_CORRECTED, by=by, about=f"person:{better.person_id}", details=_details(better))
    return better


def _end(part: PersonPart, *, by: User) -> None:
    part.ended_at, part.ended_by = timezone.now(), by
    part.save(update_fields=["ended_at", "ended_by"])
    NameTokens.objects.filter(name_id=part.pk).delete()


def _details(part: PersonPart) -> dict[str, int | bool | str | None]:
    return {"kind": str(part._meta.model_name), "data_class": part.data_class, "part": str(part.pk)}
