"""Every page about people, as somebody fills it in, each held to the rules of all pages."""

import pytest

from coresponder.program.people.actions import parts
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.forms.kinds import KINDS
from coresponder.program.people.models import CareNote, Person, PersonName
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import Purpose
from tests.support.page import PageClient

FILLED_IN = {
    "personname": {"kind": "alias", "given": "Goldie", "middle": "", "family": "Testperson"},
    "identityfact": {"kind": "phone", "value": "555 555 0142", "detail": "own"},
    "safetyfact": {
        "category": "trigger",
        "text": "Sirens frighten her.",
        "source": "seen",
        "observed_on": "2026-01-02",
        "expires_on": "2026-03-02",
    },
    "carenote": {"kind": "care_team", "data_class": "clinical", "text": "Sees Clara."},
    "demographicfact": {"codes": ["en", "es"], "source": "self"},
    "socialfact": {"codes": ["declined"], "source": "self"},
}
ELEMENTS = {"demographicfact": "?element=language", "socialfact": "?element=housing"}


@pytest.fixture
def person(clara: User) -> Person:
    return add_person(given="Marigold", family="Testperson", by=clara)


@pytest.mark.parametrize("kind", FILLED_IN)
def test_a_part_is_added(page: PageClient, clara: User, person: Person, kind: str) -> None:
    as_clara = page.as_(clara)
    address = f"/people/{person.pk}/add/{kind}/"
    if kind in ELEMENTS:
        assert as_clara.get(address).heading.startswith("Add")
    assert as_clara.get(address + ELEMENTS.get(kind, "")).heading == f"Add {KINDS[kind].title}"
    done = as_clara.post(address + ELEMENTS.get(kind, ""), FILLED_IN[kind])
    assert "It is in the record" in done.text


@pytest.mark.parametrize("kind", FILLED_IN)
def test_an_empty_form_says_what_is_missing(page: PageClient, clara: User, person: Person, kind: str) -> None:
    address = f"/people/{person.pk}/add/{kind}/{ELEMENTS.get(kind, '')}"
    page.as_(clara).post(address, {}, status=422)


def test_an_officer_does_not_get_the_form_for_a_note_of_care(page: PageClient, omar: User) -> None:
    person = add_person(given="Testa", family="Nonesuch", by=omar)
    page.as_(omar).get(f"/people/{person.pk}/add/carenote/", status=403)
    page.as_(omar).get(f"/people/{person.pk}/add/nosuchkind/", status=404)


def test_a_name_is_corrected_and_ended(page: PageClient, clara: User, person: Person) -> None:
    as_clara, name = page.as_(clara), PersonName.objects.get(person=person)
    address = f"/people/{person.pk}/personname/{name.pk}"
    assert as_clara.get(f"{address}/correct/").heading == "Correct: Legal name"
    corrected = {"kind": "legal", "given": "Calendula", "middle": "", "family": "Testperson"}
    assert as_clara.post(f"{address}/correct/", corrected).heading == "Calendula Testperson"
    as_clara.get(f"{address}/end/", status=404)
    newer = PersonName.objects.get(person=person, ended_at=None)
    address = f"/people/{person.pk}/personname/{newer.pk}/end/"
    assert as_clara.get(address).heading == "No longer holds"
    assert "stays as history" in as_clara.post(address).text


def test_another_agencys_part_cannot_be_corrected(page: PageClient, omar: User, clara: User, person: Person) -> None:
    theirs = parts.add_name(person=person, given="Mari", family="", by=omar)
    page.as_(clara).get(f"/people/{person.pk}/personname/{theirs.pk}/correct/", status=404)


def test_a_person_is_added_after_a_look_at_who_is_there(page: PageClient, clara: User, person: Person) -> None:
    as_clara = page.as_(clara)
    assert as_clara.get("/people/add/").heading == "Add a person"
    asked = as_clara.post("/people/add/", {"given": "Marigold", "family": "Testperson", "birth_date": ""})
    assert "Is it one of these?" in asked.text
    wishes = {"given": "Marigold", "family": "Testperson", "birth_date": "1980-1990", "is_new": "on"}
    assert "between 1980 and 1990" in as_clara.post("/people/add/", wishes).text
    assert Person.objects.count() == 2


def test_a_wrong_birth_date_adds_nobody(page: PageClient, clara: User) -> None:
    wishes = {"given": "Testa", "family": "Nonesuch", "birth_date": "13/45/1984"}
    assert "not a date" in page.as_(clara).post("/people/add/", wishes, status=422).text
    assert not Person.objects.exists()


def test_somebody_unknown_is_added_in_one_click(page: PageClient, omar: User) -> None:
    assert page.as_(omar).post("/people/add/unknown/").heading.startswith("Unknown 20")


def test_a_note_is_ended_behind_the_second_wall(page: PageClient, clara: User, person: Person) -> None:
    page.as_(clara).post(f"/people/{person.pk}/add/carenote/", FILLED_IN["carenote"])
    readable(CareNote.objects.all(), by=clara, purpose=Purpose.TREATMENT)
    note = CareNote.objects.get()
    assert "stays as history" in page.as_(clara).post(f"/people/{person.pk}/carenote/{note.pk}/end/").text


def test_whose_role_does_not_join_records_sees_no_pairs(page: PageClient, clara: User, carlos: User) -> None:
    page.as_(clara).get("/people/matches/", status=403)
    assert page.as_(carlos).get("/people/matches/").heading == "Records that may be of one person"
    assert page.as_(carlos).get("/people/").heading == "People"


def test_an_address_has_no_token(clara: User, person: Person) -> None:
    fact = parts.add_identity_fact(
        person=person, kind=IdentityKind.ADDRESS, value="14 Storybook Lane", detail="home", by=clara
    )
    assert fact.tokens == []
