"""The invented people: nobody could take them for real ones, and which records are of one person is known."""

from collections import Counter

import pytest

from coresponder.analysis.synthetic.people import BEGINNINGS, GIVEN, InventedPerson, invented_people


@pytest.fixture(scope="module")
def people() -> list[InventedPerson]:
    return invented_people(seed=1, agencies=("police", "clinic"))


def test_there_are_two_thousand_records_of_fewer_people(people: list[InventedPerson]) -> None:
    records_of_each = Counter(each.truth for each in people)
    assert len(people) == 2000
    assert Counter(records_of_each.values()) == {1: 1680, 2: 160}


def test_a_second_record_is_otherwise_in_something(people: list[InventedPerson]) -> None:
    first = {each.truth: each for each in people if each.record == each.truth}
    second = [each for each in people if each.record != each.truth]
    same = [each for each in second if (each.given, each.family, each.born) == _told(first[each.truth])]
    assert len(same) < 10  # a name that has no nickname


def test_every_family_name_says_that_it_is_made_up(people: list[InventedPerson]) -> None:
    made_up = [each.family for each in people if each.record == each.truth]
    assert all(name.startswith(BEGINNINGS) for name in made_up)


def test_telephone_numbers_are_among_those_set_aside_for_fiction(people: list[InventedPerson]) -> None:
    phones = [each.phone for each in people if each.phone]
    assert phones
    assert all(phone.startswith("55555501") for phone in phones)


def test_the_same_seed_invents_the_same_people(people: list[InventedPerson]) -> None:
    assert invented_people(seed=1, agencies=("police", "clinic")) == people
    assert invented_people(seed=2, agencies=("police", "clinic")) != people


def test_both_agencies_know_some_of_them(people: list[InventedPerson]) -> None:
    known_to = Counter(each.known_to for each in people)
    assert min(known_to[("police",)], known_to[("clinic",)], known_to[("police", "clinic")]) > 100
    assert len(GIVEN) > 150


def _told(person: InventedPerson) -> tuple[str, str, str]:
    return person.given, person.family, person.born
