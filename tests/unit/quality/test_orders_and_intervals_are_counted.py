"""Impossible orders and intervals are counted out of the calls that have both stamps, and never zero-filled."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coresponder.analysis.quality.orders import ORDER_RULES
from coresponder.formats.dataset.tables import CALL_INTERVALS, CALL_STAMPS
from tests.unit.quality.calls_table import NOON, a_call, graded, without_fields

STAMPS = ("received_at", *CALL_STAMPS)
some_minutes = st.one_of(st.none(), st.integers(-3, 3))
life = st.fixed_dictionaries(dict.fromkeys(STAMPS, some_minutes))


def a_call_with(minutes: dict[str, int | None]) -> dict:
    return a_call(**{name: None if m is None else NOON + timedelta(minutes=m) for name, m in minutes.items()})


@settings(max_examples=40, deadline=None)
@given(st.lists(life, min_size=1, max_size=12))
def test_every_order_is_what_counting_by_hand_gives(lives: list[dict[str, int | None]]) -> None:
    quality = graded([a_call_with(minutes) for minutes in lives])
    counted = {(order.earlier, order.later): (order.finding.count, order.finding.of) for order in quality.orders}
    for rule in ORDER_RULES:
        pairs = [(minutes[rule.earlier], minutes[rule.later]) for minutes in lives]
        both = [(earlier, later) for earlier, later in pairs if earlier is not None and later is not None]
        wrong = sum(later < earlier for earlier, later in both)
        assert counted.get((rule.earlier, rule.later), (0, 0)) == (wrong, len(both))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(-200_000, 200_000)), min_size=1, max_size=20))
def test_intervals_are_impossible_below_zero_and_above_a_day(seconds: list[int | None]) -> None:
    quality = graded([a_call(i, travel_seconds=value) for i, value in enumerate(seconds)])
    travel = next(interval for interval in quality.intervals if interval.name == "travel_seconds")
    assert travel.negative == sum(value is not None and value < 0 for value in seconds)
    assert travel.over_24_hours == sum(value is not None and value > 86_400 for value in seconds)


def test_the_sentence_of_an_impossible_order_says_how_many_of_how_many() -> None:
    calls = [a_call(i, first_cleared_at=NOON if i < 4 else NOON + timedelta(hours=1)) for i in range(100)]
    order = next(
        order for order in graded(calls).orders if order.later == "first_cleared_at" and "arrived" in order.earlier
    )
    assert order.finding.sentence == "4 of 100 calls (4.0%) had a unit clear before one arrived."
    assert order.finding.grade == "C"


def test_a_pair_that_is_always_in_order_says_so() -> None:
    order = next(order for order in graded([a_call(i) for i in range(7)]).orders if order.later == "queued_at")
    assert (
        order.finding.sentence == "None of 7 calls with both stamps entered the queue before the phone was picked up."
    )
    assert order.finding.grade == "A"


def test_an_order_that_is_mostly_wrong_points_to_the_profile() -> None:
    calls = [a_call(i, first_assigned_at=NOON - timedelta(hours=1)) for i in range(10)]
    order = next(order for order in graded(calls).orders if order.earlier == "queued_at" and order.impossible)
    assert order.finding.sentence.endswith("one of the two columns is probably something else: look at the profile.")


def test_an_order_in_which_some_agencies_work_is_reported_and_not_graded() -> None:
    quality = graded([a_call(1, call_taking_completed_at=NOON), a_call(2)])
    order = next(order for order in quality.orders if not order.impossible)
    assert order.finding.count == 1
    assert order.to_mapping()["grade"] is None
    assert order.finding.sentence.endswith("Some agencies work in that order, so this is not graded.")


def test_a_pair_of_stamps_that_no_call_has_is_not_reported() -> None:
    quality = graded([a_call(first_en_route_at=None)])
    assert not any("first_en_route_at" in (order.earlier, order.later) for order in quality.orders)


def test_impossible_intervals_say_that_they_are_excluded() -> None:
    calls = [a_call(i, travel_seconds=-5 if i == 0 else 90_000 if i == 1 else 60) for i in range(50)]
    travel = next(interval for interval in graded(calls).intervals if interval.name == "travel_seconds")
    assert travel.sentence == (
        "2 of 50 travel times are impossible (1 negative, 1 over 24 hours); they are excluded and counted,"
        " never set to zero."
    )
    assert travel.grade == "C"


def test_an_interval_without_a_column_says_which_column_is_wanting() -> None:
    calls = [a_call(first_arrived_at=None)]
    quality = graded(calls, profile=without_fields("first_arrived_at"))
    assert quality.grade_for(["travel_seconds"]) == (
        "F",
        "The export has no column for the arrival time, so there are no travel times.",
    )


def test_every_interval_of_the_data_set_is_graded() -> None:
    assert [interval.name for interval in graded([a_call()]).intervals] == list(CALL_INTERVALS)
