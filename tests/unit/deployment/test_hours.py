"""Hours read the clock on the wall: over midnight, on the right weekday, and on the nights when clocks are moved."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coresponder.program.deployment.language.reading import read_condition
from tests.support.criteria import DENVER, MOMENTS, call


def holds(window: dict[str, Any], at: datetime) -> bool:
    return bool(read_condition({"fact": "hours", **window}, "Here").holds(call(at=at)))


def on(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """A local time; November 27, 2026 is a Friday."""
    return datetime(2026, month, day, hour, minute, tzinfo=DENVER)


@pytest.mark.parametrize(
    ("at", "is_in"),
    [
        (on(27, 21, 59), False),
        (on(27, 22), True),
        (on(28, 0), True),
        (on(28, 5, 59), True),
        (on(28, 6), False),
        (on(28, 22), False),
        (on(27, 3), False),
    ],
)
def test_friday_night_ends_on_saturday_morning(at: datetime, is_in: bool) -> None:
    assert holds({"from": "22:00", "to": "06:00", "on": ["fri"]}, at) is is_in


def test_sunday_night_goes_over_into_monday() -> None:
    window = {"from": "23:00", "to": "01:00", "on": ["sun"]}
    assert holds(window, on(30, 0, 30))
    assert not holds(window, on(29, 0, 30))


def test_a_day_ends_at_24() -> None:
    assert holds({"from": "18:00", "to": "24:00"}, on(27, 23, 59))
    assert not holds({"from": "18:00", "to": "24:00"}, on(28, 0))


def test_the_hour_that_autumn_repeats_is_in_it_twice() -> None:
    first = datetime(2026, 11, 1, 7, 30, tzinfo=UTC)
    for instant in (first, first + timedelta(hours=1)):
        local = instant.astimezone(DENVER)
        assert (local.hour, local.minute) == (1, 30)
        assert holds({"from": "01:00", "to": "02:00"}, local)


def test_the_hour_that_spring_leaves_out_is_never_there() -> None:
    minutes = [datetime(2026, 3, 8, 8, tzinfo=UTC) + timedelta(minutes=15 * step) for step in range(12)]
    inside = [each for each in minutes if holds({"from": "02:00", "to": "03:00"}, each.astimezone(DENVER))]
    assert inside == []


@given(at=MOMENTS, start=some.integers(0, 23), end=some.integers(1, 23))
def test_a_window_and_the_rest_of_the_day_make_the_whole_day(at: datetime, start: int, end: int) -> None:
    if start == end:
        return
    window, rest = (
        {"from": f"{one:02d}:00", "to": f"{other:02d}:00"} for one, other in ((start, end), (end, start or 24))
    )
    if start == 0:
        rest = {"from": f"{end:02d}:00", "to": "24:00"}
    assert holds(window, at) is not holds(rest, at)


@given(at=MOMENTS)
def test_one_instant_is_in_by_the_local_clock_whatever_zone_it_came_from(at: datetime) -> None:
    window = {"from": "08:00", "to": "20:00", "on": ["mon", "wed"]}
    expected = 8 <= at.hour < 20 and at.weekday() in (0, 2)
    assert holds(window, at) is expected
