"""Numbers and times as people say them."""

from datetime import date

import pytest

from coresponder.kernel import spoken_english


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0.0%"), (0.0001, "under 0.1%"), (0.0467, "4.7%"), (0.99999, "over 99.9%"), (1, "100.0%")],
)
def test_a_share_is_never_rounded_to_none_or_all(share, said):
    assert spoken_english.percent(share) == said


@pytest.mark.parametrize(
    ("length", "said"), [(0, "0.0 min"), (9.4, "9.4 min"), (9.97, "10 min"), (64.2, "64 min"), (130, "2 h 10 min")]
)
def test_minutes_become_hours_from_two_hours_up(length, said):
    assert spoken_english.minutes(length) == said


@pytest.mark.parametrize(("number", "said"), [(21_429, "21,429"), (12.53, "12.5"), (0.274, "0.27"), (0, "0")])
def test_a_number_has_as_many_decimals_as_help(number, said):
    assert spoken_english.measured(number) == said


@pytest.mark.parametrize(
    ("first", "last", "said"), [(13, 21, "1 pm to 10 pm"), (23, 2, "11 pm to 3 am"), (12, 23, "noon to midnight")]
)
def test_a_stretch_of_the_clock_ends_when_its_last_hour_ends(first, last, said):
    assert spoken_english.hours(first, last) == said


def test_months_and_days_are_written_out():
    assert spoken_english.month(date(2025, 3, 1)) == "March 2025"
    assert spoken_english.short_month(date(2025, 3, 1)) == "Mar 2025"
    assert spoken_english.day(date(2025, 3, 5)) == "March 5, 2025"


def test_small_numbers_are_words_and_large_ones_figures():
    assert spoken_english.some(1, "day") == "one day"
    assert spoken_english.some(12, "day") == "12 days"
    assert spoken_english.some(0, "day") == "no days"


def test_a_list_ends_with_and():
    assert spoken_english.listed(["one"]) == "one"
    assert spoken_english.listed(["one", "two", "three"]) == "one, two and three"
