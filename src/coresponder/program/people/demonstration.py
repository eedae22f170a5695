"""The invented people of the demonstration county, spread over its agencies, and one who feels every wall."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.analysis.synthetic.people import InventedPerson, invented_people
from coresponder.kernel.progress import Progress
from coresponder.program.people.actions import parts
from coresponder.program.people.actions.persons import add_person, add_unknown_person
from coresponder.program.people.audit_events import PEOPLE_INVENTED
from coresponder.program.people.models import (
    DemographicFact,
    IdentityFact,
    NameTokens,
    Person,
    PersonName,
    PersonPart,
    SocialFact,
)
from coresponder.program.people.queries.tokens import identity_tokens, name_tokens
from coresponder.program.people.vocabulary.facts import Absent, DemographicElement, SocialElement, Source
from coresponder.program.people.vocabulary.identity import AddressType, IdentityKind, NameKind, PhoneType
from coresponder.program.people.vocabulary.notes import CareNoteKind
from coresponder.program.people.vocabulary.safety import SafetyCategory, SafetySource
from coresponder.safeguards.accounts.models import Agency, Membership, User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.encryption.keys import keys_held
from coresponder.safeguards.permissions.roles import CLINICIAN
from coresponder.safeguards.vocabulary import DataClass

SEED = 20261125
RECOVERY = "Second Spring Recovery (invented)"
GIVEN, FAMILY = "Marigold", "Testperson"
SINCE = date(2020, 1, 1)

# Who added the records of which agency; their accounts are those of the cast.
AUTHORS = {"police": "omar", "clinic": "clara", "dispatch": "dana"}
AGENCIES = ("police", "clinic")


@transaction.atomic
def load(*, progress: Progress) -> None:
    """Bring in the invented people. Where there are people already, nothing is done. Expects the cast's accounts."""
    if Person.objects.exists():
        return
    authors = {key: User.objects.select_related("agency").get(username=name) for key, name in AUTHORS.items()}
    progress("Inventing 2,000 people.", 0.0)
    invented = invented_people(seed=SEED, agencies=AGENCIES)
    _store(invented, authors)
    progress("Inventing Marigold Testperson, of whom there is every kind of record.", 0.9)
    load_marigold(authors)
    record(PEOPLE_INVENTED, by=authors["clinic"], about="people:all", details={"people": len(invented) + 1})
    progress("The invented people are there.", 1.0)


def for_stories() -> list[Person]:
    """Marigold Testperson, and two others whom behavioral health knows, in a fixed order."""
    by_clinic = Person.objects.filter(created_by__username=AUTHORS["clinic"], merged_into__isnull=True)
    marigold = by_clinic.latest("created_at")
    return [marigold, *by_clinic.exclude(pk=marigold.pk).order_by("pk")[:2]]


def _store(invented: Sequence[InventedPerson], authors: Mapping[str, User]) -> None:
    """All at once: the persons with a key for each, then every table in one go."""
    persons = [_person(each, authors) for each in invented]
    Person.objects.bulk_create(persons, batch_size=1000)
    with keys_held(f"person:{person.pk}" for person in persons):
        _store_parts(persons, invented, authors)


def _store_parts(persons: Sequence[Person], invented: Sequence[InventedPerson], authors: Mapping[str, User]) -> None:
    pairs = list(zip(persons, invented, strict=True))
    names = [name for person, each in pairs for name in _names(person, each, authors)]
    facts = [fact for person, each in pairs for fact in _facts(person, each, authors)]
    lives = [fact for person, each in pairs for fact in _life(person, each, authors)]
    tokens = [NameTokens(name=name, tokens=name_tokens(name.given, name.family)) for name in names]
    PersonName.objects.bulk_create(names, batch_size=1000)
    NameTokens.objects.bulk_create(tokens, batch_size=1000)
    IdentityFact.objects.bulk_create(facts, batch_size=1000)
    DemographicFact.objects.bulk_create([each for each in lives if isinstance(each, DemographicFact)], batch_size=1000)
    SocialFact.objects.bulk_create([each for each in lives if isinstance(each, SocialFact)], batch_size=1000)


def _person(invented: InventedPerson, authors: Mapping[str, User]) -> Person:
    author = authors[invented.known_to[0]]
    return Person(created_by=author, created_for=_agency(author))


def _names(person: Person, invented: InventedPerson, authors: Mapping[str, User]) -> Iterable[PersonName]:
    for key in invented.known_to:
        name = PersonName(person=person, kind=NameKind.LEGAL, given=invented.given, family=invented.family)
        yield _of(name, authors[key])
    if invented.alias:
        alias = PersonName(person=person, kind=NameKind.NICKNAME, given=invented.alias, family=invented.family)
        yield _of(alias, authors[invented.known_to[0]])


def _facts(person: Person, invented: InventedPerson, authors: Mapping[str, User]) -> Iterable[IdentityFact]:
    author = authors[invented.known_to[0]]
    found = (
        (IdentityKind.BIRTH_DATE, "", invented.born),
        (IdentityKind.PHONE, PhoneType.OWN.value, invented.phone),
        (IdentityKind.ADDRESS, AddressType.HOME.value, invented.address),
    )
    for kind, detail, value in found:
        if value:
            fact = IdentityFact(person=person, kind=kind, detail=detail, value=value)
            fact.tokens = identity_tokens(kind, detail, value)
            yield _of(fact, author)


def _life(person: Person, invented: InventedPerson, authors: Mapping[str, User]) -> Iterable[PersonPart]:
    author = authors[invented.known_to[0]]
    asked = ((DemographicElement.LANGUAGE, invented.language), (DemographicElement.GENDER, invented.gender))
    for element, code in asked:
        source = Source.SELF if code == Absent.DECLINED else Source.OBSERVED
        yield _of(DemographicFact(person=person, element=element, codes=[code], source=source), author)
    if author.role == CLINICIAN.key:
        social = SocialFact(person=person, element=SocialElement.HOUSING, codes=[invented.housing], source=Source.SELF)
        yield _of(social, author)


def _of(part: parts.Part, author: User) -> parts.Part:
    part.author, part.owner_agency = author, _agency(author)
    return part


def _agency(author: User) -> Agency:
    if author.agency is None:
        raise LookupError("Somebody of the cast has no agency. Load the cast first.")
    return author.agency


def load_marigold(authors: Mapping[str, User]) -> None:
    """One person of whom every agency knows something else."""
    omar, clara, dana, sky = authors["police"], authors["clinic"], authors["dispatch"], _recovery()
    person = add_person(given=GIVEN, family=FAMILY, by=clara)
    _who_she_is(person, omar, clara)
    _what_the_police_know(person, omar, dana)
    _what_treatment_knows(person, clara, sky)
    add_unknown_person(by=omar)


def _who_she_is(person: Person, omar: User, clara: User) -> None:
    parts.add_name(person=person, given=GIVEN, family=FAMILY, by=omar)
    parts.add_name(person=person, given="Goldie", family=FAMILY, kind=NameKind.NICKNAME, by=omar)
    parts.add_identity_fact(person=person, kind=IdentityKind.BIRTH_DATE, value="1984-03-31", by=clara)
    parts.add_identity_fact(
        person=person, kind=IdentityKind.PHONE, value="5555550142", detail=PhoneType.OWN.value, by=clara
    )
    parts.add_identity_fact(
        person=person,
        kind=IdentityKind.ADDRESS,
        value="14 Storybook Lane, Fort Pretend",
        detail=AddressType.SUPPORTIVE_HOUSING.value,
        by=omar,
    )
    parts.add_demographic_fact(
        person=person, element=DemographicElement.LANGUAGE, codes=["en", "es"], source=Source.SELF, by=clara
    )
    parts.add_demographic_fact(
        person=person, element=DemographicElement.RACE_ETHNICITY, codes=["declined"], source=Source.SELF, by=clara
    )
    parts.add_social_fact(person=person, element=SocialElement.HOUSING, codes=["at_risk"], source=Source.SELF, by=clara)


def _what_the_police_know(person: Person, omar: User, dana: User) -> None:
    today = timezone.localdate()
    for category, text, by, days_ago in (
        (SafetyCategory.ANIMAL, "An invented dragon guards the door. Call ahead and it is let out.", omar, 20),
        (SafetyCategory.TRIGGER, "Sirens frighten her. Arrive without them.", dana, 5),
    ):
        seen_on = today - timedelta(days=days_ago)
        parts.record_safety_fact(
            person=person,
            category=category,
            text=text,
            source=SafetySource.SEEN,
            observed_on=seen_on,
            expires_on=seen_on + timedelta(days=180),
            by=by,
        )
    parts.write_justice_note(person=person, text="Called us herself twice this year to report stolen clouds.", by=omar)


def _what_treatment_knows(person: Person, clara: User, sky: User) -> None:
    for kind, text, data_class, by in (
        (CareNoteKind.CARE_TEAM, "Sees Clara every second Tuesday.", DataClass.CLINICAL, clara),
        (
            CareNoteKind.CLINICAL_NOTE,
            "Invented clinical note: slept badly before the last crisis.",
            DataClass.CLINICAL,
            clara,
        ),
        (CareNoteKind.TREATMENT, "Invented treatment note of a Part 2 program.", DataClass.SUBSTANCE_USE, sky),
    ):
        parts.write_care_note(person=person, kind=kind, text=text, data_class=data_class, by=by)


def _recovery() -> User:
    """Somebody of an invented substance-use program, made where missing; nobody can sign in as this account."""
    agency, _ = Agency.objects.get_or_create(name=RECOVERY, defaults={"kind": AgencyKind.SUBSTANCE_USE_PROGRAM})
    found = User.objects.filter(agency=agency, role=CLINICIAN.key).first()
    if found is not None:
        return found
    sky = User.objects.create_user("sky", display_name="Sky Second-Spring", role=CLINICIAN.key, agency=agency)
    Membership.objects.create(user=sky, agency=agency, role=CLINICIAN.key, starts_on=SINCE)
    return sky
