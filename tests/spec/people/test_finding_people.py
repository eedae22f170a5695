"""Finding people.

Somebody types what is known: part of a name, a nickname, a birth year, a phone. It need not be spelled right, nor in
the right order. Only those are found whose names the person who looks may read, and nobody can tell the others from
none.
"""

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from coresponder.analysis.linkage.ranking import likeness
from coresponder.analysis.linkage.spelling import search_keys, sound, words_of
from coresponder.program.people.actions import parts
from coresponder.program.people.actions.finding import look_for_people
from coresponder.program.people.actions.persons import add_person, add_unknown_person
from coresponder.program.people.models import NameTokens, Person, PersonName
from coresponder.program.people.queries.typed import loose_keys, taken_apart
from coresponder.program.people.vocabulary.identity import IdentityKind, NameKind
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreeing import agreement_in_force
from tests.support.page import PageClient

letters = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12)


def found(text: str, by: User) -> list[str]:
    """The names that somebody is shown."""
    lines = look_for_people(text=text, by=by, purpose=Purpose.CRISIS_RESPONSE, limit=8)
    return [line.name for line in lines]


@pytest.fixture
def crowd(clara: User) -> list[Person]:
    """A few invented people."""
    names = [
        ("William", "Madeupson"),
        ("Katherine", "Pretender-Nonesuch"),
        ("Guadalupe", "Inventedly"),
        ("Søren", "Notareal"),
        ("Testa", "Fictitious"),
    ]
    return [add_person(given=given, family=family, by=clara) for given, family in names]


class TestWhatIsTyped:
    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("william madeupson", "William Madeupson"),
            ("madeupson william", "William Madeupson"),
            ("bill madeupson", "William Madeupson"),
            ("wiliam madeupsen", "William Madeupson"),
            ("willaim", "William Madeupson"),
            ("madeu", "William Madeupson"),
            ("cathrine nonesuch", "Katherine Pretender-Nonesuch"),
            ("kate pretender", "Katherine Pretender-Nonesuch"),
            ("pretender-nonesuch", "Katherine Pretender-Nonesuch"),
            ("lupe inventedly", "Guadalupe Inventedly"),
            ("soren notareal", "Søren Notareal"),
            ("SOREN NOTAREEL", "Søren Notareal"),
            ("testa middle fictitious", "Testa Fictitious"),
        ],
    )
    def test_finds_who_is_meant(self, clara: User, crowd: list[Person], typed: str, name: str) -> None:
        assert found(typed, clara)[:1] == [name]

    def test_a_birth_year_tells_namesakes_apart(self, clara: User) -> None:
        for year in (1950, 1984):
            person = add_person(given="Testa", family="Nonesuch", by=clara)
            parts.add_identity_fact(person=person, kind=IdentityKind.BIRTH_DATE, value=f"3/31/{year}", by=clara)
        lines = look_for_people(text="testa 1984", by=clara, purpose=Purpose.CRISIS_RESPONSE, limit=8)
        assert len(lines) == 1
        assert lines[0].age.endswith("years old")

    def test_an_estimated_birth_year_counts_too(self, clara: User, marigold: Person) -> None:
        other = add_person(given="Marigold", family="Otherperson", by=clara)
        parts.add_identity_fact(person=other, kind=IdentityKind.BIRTH_YEARS, value="1990-1999", by=clara)
        assert found("marigold 1995", clara) == ["Marigold Otherperson"]

    @pytest.mark.parametrize("typed", ["(555) 555-0142", "5555550142", "1-555-555-0142"])
    def test_a_phone_number_is_found_alone(self, clara: User, marigold: Person, typed: str) -> None:
        parts.add_identity_fact(person=marigold, kind=IdentityKind.PHONE, value="555 555 0142", detail="own", by=clara)
        assert found(typed, clara) == ["Marigold Testperson"]

    def test_a_birth_date_is_found_alone(self, clara: User, marigold: Person) -> None:
        assert found("3/31/1984", clara) == ["Marigold Testperson"]

    def test_an_alias_leads_to_the_person_and_both_names_are_shown(self, clara: User, marigold: Person) -> None:
        parts.add_name(person=marigold, given="Goldie", family="Moniker", kind=NameKind.ALIAS, by=clara)
        line = look_for_people(text="moniker", by=clara, purpose=Purpose.CRISIS_RESPONSE, limit=8)[0]
        assert (line.name, line.others) == ("Marigold Testperson", ("Goldie Moniker",))

    def test_somebody_unknown_is_found_by_the_label(self, omar: User) -> None:
        person = add_unknown_person(by=omar)
        assert found("unknown", omar) == [person.label]

    @pytest.mark.parametrize("typed", ["", "w", "wi", "1984", "!!", "12/45/1984"])
    def test_too_little_finds_nobody(self, clara: User, crowd: list[Person], typed: str) -> None:
        assert found(typed, clara) == []

    def test_a_corrected_name_is_found_no_more(self, clara: User, marigold: Person) -> None:
        name = PersonName.objects.get(person=marigold)
        parts.correct_name(name=name, given="Calendula", middle="", family="Testperson", kind=NameKind.LEGAL, by=clara)
        assert found("marigold", clara) == []
        assert found("calendula", clara) == ["Calendula Testperson"]


class TestWhoIsFound:
    def test_nobody_of_another_agency(self, omar: User, crowd: list[Person]) -> None:
        assert found("william madeupson", omar) == []

    def test_those_whom_an_agreement_opens_and_their_agency_can_count_it(
        self, omar: User, clara: User, crowd: list[Person]
    ) -> None:
        agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY,))
        for _ in range(3):
            assert found("william madeupson", omar) == ["William Madeupson"]
        assert Disclosure.objects.filter(by=omar, way="list").count() == 1

    def test_a_birth_year_of_an_agency_that_keeps_it_closed_finds_nobody(
        self, omar: User, clara: User, marigold: Person
    ) -> None:
        parts.add_name(person=marigold, given="Marigold", family="Streetname", by=omar)
        assert found("marigold streetname", omar) == ["Marigold Streetname"]
        assert found("3/31/1984", omar) == []

    def test_nobody_and_not_for_you_are_the_same_page(
        self, page: PageClient, omar: User, clara: User, crowd: list[Person]
    ) -> None:
        as_omar = page.as_(omar)
        closed = as_omar.post("/people/", {"words": "william madeupson"})
        nobody = as_omar.post("/people/", {"words": "william nosuchname"})
        assert closed.text == nobody.text


class TestLooking:
    def test_what_was_typed_stands_in_no_address_and_not_in_the_trail(
        self, page: PageClient, clara: User, crowd: list[Person]
    ) -> None:
        shown = page.as_(clara).post("/people/", {"words": "madeupson"})
        assert "William Madeupson" in shown.text
        assert shown.response.request["QUERY_STRING"] == ""
        assert not any("madeupson" in address.casefold() for address in shown.links.values())
        event = AuditEvent.objects.latest("position")
        assert (event.event, event.details["shown"]) == ("person.searched", 1)
        assert "madeupson" not in str(event.details).casefold()

    def test_while_somebody_types_only_a_part_of_the_page_comes(
        self, page: PageClient, clara: User, crowd: list[Person]
    ) -> None:
        response = page.as_(clara).client.post("/people/suggest/", {"words": "inven"})
        assert b"Guadalupe Inventedly" in response.content
        assert b"<html" not in response.content

    def test_the_tokens_hold_no_letters_of_the_name(self, clara: User, marigold: Person) -> None:
        tokens = NameTokens.objects.get(name__person=marigold).tokens
        assert len(tokens) == len(set(tokens)) > 10
        assert all(isinstance(each, int) for each in tokens)

    @pytest.mark.usefixtures("crowd")
    def test_few_questions_to_the_database(self, clara: User, django_assert_max_num_queries) -> None:
        with transaction.atomic(), django_assert_max_num_queries(30):
            found("wiliam madeupsen", clara)


class TestSpelling:
    """What holds for all words, not only for those above."""

    @settings(max_examples=40)
    @given(word=letters, place=st.integers(0, 11), letter=st.sampled_from("abcxyz"))
    def test_one_letter_changed_still_shares_a_key(self, word: str, place: int, letter: str) -> None:
        place %= len(word)
        changed = word[:place] + letter + word[place + 1 :]
        assert search_keys(word) & loose_keys(changed, is_open=False)

    @settings(max_examples=40)
    @given(word=letters, place=st.integers(0, 11))
    def test_one_letter_dropped_still_shares_a_key(self, word: str, place: int) -> None:
        place %= len(word)
        assert search_keys(word) & loose_keys(word[:place] + word[place + 1 :], is_open=False)

    @settings(max_examples=40)
    @given(word=letters, place=st.integers(0, 10))
    def test_two_neighbors_swapped_still_share_a_key(self, word: str, place: int) -> None:
        place %= len(word) - 1
        swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        assert search_keys(word) & loose_keys(swapped, is_open=False)

    @settings(max_examples=40)
    @given(text=st.text(max_size=60))
    def test_nothing_that_is_typed_breaks_it(self, text: str) -> None:
        typed = taken_apart(text)
        assert len(typed.words) <= 4
        assert all(isinstance(sound(word), str) for word in words_of(text))

    @settings(max_examples=40)
    @given(first=letters, second=letters)
    def test_the_same_name_is_most_alike_in_any_order(self, first: str, second: str) -> None:
        assert likeness([second, first], [first, second]) == pytest.approx(1.0)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("catherine", "katherine"),
            ("stephen", "steven"),
            ("philip", "filip"),
            ("hernandez", "ernandes"),
            ("wright", "rite"),
        ],
    )
    def test_names_that_sound_alike_have_one_sound(self, one: str, other: str) -> None:
        assert sound(one) == sound(other)
