"""A header's words are found whatever way they are run together, and speak for fields."""

import pytest

from coresponder.formats.cad.proposing.headers import header_match, header_words, stem
from coresponder.formats.cad.proposing.vocabulary import header_rules


def words(header: str) -> list[str]:
    return [word.text for word in header_words(header)]


@pytest.mark.parametrize(
    "header", ["FirstUnitArrived", "first_unit_arrived", "First Unit Arrived", "first.unit.arrived"]
)
def test_camel_case_snake_case_dots_and_spaces_say_the_same(header: str) -> None:
    assert [word.lower() for word in words(header)] == ["first", "unit", "arrived"]


def test_words_run_together_in_lower_case_are_parted() -> None:
    assert words("calltime") == ["call", "time"]


def test_two_words_that_are_one_spelling_are_read_as_one() -> None:
    assert words("On Scene Date") == ["On Scene", "Date"]


def test_a_misspelled_word_is_read_as_the_word_that_it_almost_is() -> None:
    assert header_match("Dispositon", "disposition").score > 0.8


def test_a_short_unknown_word_is_not_taken_for_another() -> None:
    assert not header_words("qux")[0].meanings


def test_an_ambiguous_abbreviation_speaks_for_both_of_its_fields() -> None:
    assert header_match("Disp", "first_assigned_at").score > 0.8
    assert header_match("Disp", "disposition").score > 0.8


def test_a_word_that_contradicts_a_field_rules_it_out() -> None:
    assert header_match("Caller Address", "address").score < 0.5


def test_what_a_date_and_its_time_are_about_is_the_same_stem() -> None:
    clock = frozenset({"time", "date", "stamp"})
    assert stem("FirstOnSceneDate", without=clock) == stem("FirstOnSceneTime", without=clock)


def test_every_meaning_that_a_rule_asks_for_has_spellings() -> None:
    from coresponder.formats.cad.proposing.vocabulary import meanings_by_spelling

    spelled = frozenset().union(*meanings_by_spelling().values())
    asked = {
        meaning
        for rule in header_rules().values()
        for meaning in rule.neutral | rule.never | frozenset().union(*(phrase for phrase, _ in rule.phrases))
    }
    assert asked <= spelled
