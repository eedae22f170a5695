"""Who is met again: reactive contacts of people who would be recognized, followed for as long as they can be."""

from datetime import date

import pytest

from coresponder.analysis.measures.outcomes import Period
from tests.spec.outcomes.marigold import figure_of, marigold, sentence_of

PEOPLE = """
    person | observed_days | is_identified
    ada    | 400           | yes
    bea    | 400           | yes
    cy     | 20            | yes
    dov    | 400           | no
    """
CONTACTS = """
    person | person_day | counts_as_repeat
    ada    | 0          | yes
    ada    | 10         | yes
    ada    | 40         | yes
    bea    | 0          | yes
    bea    | 5          | no
    cy     | 0          | yes
    dov    | 0          | yes
    dov    | 1          | yes
    """


def test_a_visit_of_the_program_is_no_return_and_somebody_unknown_is_nobody_who_stayed_away() -> None:
    context = marigold(encounters=CONTACTS, persons=PEOPLE)
    month = figure_of("met_again_within", context, days=30)
    assert month.value == pytest.approx(1 / 3)
    assert month.denominator == 3
    assert month.missing == 2


def test_whoever_could_not_be_followed_counts_for_as_long_as_possible() -> None:
    later = CONTACTS.replace("ada    | 10         | yes", "ada    | 25         | yes")
    assert figure_of("met_again_within", marigold(encounters=later, persons=PEOPLE), days=30).value == pytest.approx(
        0.5
    )


def test_the_mean_number_of_further_contacts_counts_each_of_them() -> None:
    context = marigold(encounters=CONTACTS, persons=PEOPLE)
    assert figure_of("mean_further_contacts", context, days=90).value == pytest.approx(1 / 3 + 1 / 2)


def test_the_share_of_the_top_persons_has_no_interval() -> None:
    top = figure_of("contacts_of_the_top_persons", marigold(encounters=CONTACTS, persons=PEOPLE), top_percent=5)
    assert top.value == 3 / 5
    assert top.low is None


def test_met_twice_or_more_counts_persons() -> None:
    assert figure_of("met_twice_or_more", marigold(encounters=CONTACTS, persons=PEOPLE)).value == pytest.approx(1 / 3)


def test_follow_up_ends_with_the_period_so_that_before_and_after_have_the_same_window() -> None:
    contacts = """
    person | person_day | local_date
    ada    | 0          | 2031-03-01
    ada    | 20         | 2031-03-21
    bea    | 0          | 2031-03-25
    bea    | 30         | 2031-04-24
    """
    march = Period(first_on=date(2031, 3, 1), last_on=date(2031, 3, 31))
    context = marigold(encounters=contacts, persons=PEOPLE, period=march)
    assert figure_of("met_again_within", context, days=7).value == 0
    assert figure_of("met_again_within", context, days=30).value == 1
    assert figure_of("met_twice_or_more", context).numerator == 1


def test_nobody_who_could_be_followed_is_said_to_be_nobody() -> None:
    context = marigold(encounters=CONTACTS, persons="person | observed_days \n ada | 3 \n bea | 2")
    assert sentence_of("met_again_within", context) == "Nobody could be followed for 30 days yet."
