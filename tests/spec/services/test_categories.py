"""Our own list of kinds of help: one language for what a person needs and what a service does."""

import re

import pytest

from coresponder.program.services.vocabulary.categories import (
    CATEGORIES,
    Kind,
    Level,
    as_choices,
    by_kind,
    proposed_for,
)

LICENSED_CODE = re.compile(r"\b[A-Z]{2}-\d{4}")


def test_about_120_categories_cover_every_kind() -> None:
    assert 110 <= len(CATEGORIES) <= 140
    assert set(by_kind()) == set(Kind)


@pytest.mark.parametrize("category", CATEGORIES.values(), ids=lambda each: each.code)
def test_each_category_says_what_it_is(category) -> None:
    assert all((category.words, category.words_es, category.found_by))
    assert category.kind in Kind
    assert category.level in Level
    assert category.intercept in (0, 1, None)
    assert not LICENSED_CODE.search(repr(category)), "a code of the licensed taxonomy may not be shipped"


def test_a_choice_stands_under_its_kind() -> None:
    crisis = dict(as_choices())["Crisis care"]
    assert ("mobile_crisis", "Mobile crisis team") in crisis


def test_a_source_s_own_term_proposes_a_category_by_its_words() -> None:
    assert proposed_for("Adult Residential Sober Living Homes") == ["recovery_housing"]
    assert "food_pantry" in proposed_for("Food Pantries")


def test_the_longest_match_comes_first_and_two_are_enough() -> None:
    found = proposed_for("Homeless Shelter with Hospital Beds and Food Pantries and Counseling")
    assert found[0] == "emergency_shelter"
    assert len(found) == 2


def test_a_term_that_says_nothing_of_ours_proposes_nothing() -> None:
    assert proposed_for("Zoning Board") == []


def test_a_category_reads_in_spanish_and_falls_back_to_english() -> None:
    line = CATEGORIES["warm_line"]
    assert line.in_language("es").startswith("Línea")
    assert line.in_language("ht") == line.words
