"""The local clock against the time zone database itself."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.analysis.measures.local_clock import hours_lasted, zone_offsets

ZONES = [
    "America/Chicago",
    "America/Phoenix",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Havana",
]


@given(
    name=st.sampled_from(ZONES),
    first_on=st.dates(date(1990, 1, 1), date(2036, 1, 1)),
    days=st.integers(0, 800),
    share=st.floats(0, 1),
)
def test_offsets_are_the_zones_own_at_every_instant(name: str, first_on: date, days: int, share: float) -> None:
    zone = ZoneInfo(name)
    offsets = zone_offsets(zone, first_on, first_on + timedelta(days=days))
    instant = datetime(first_on.year, first_on.month, first_on.day, tzinfo=UTC) + timedelta(days=days * share)
    in_force = [seconds for since, seconds in offsets if instant.timestamp() >= since][-1]
    assert timedelta(seconds=in_force) == instant.astimezone(zone).utcoffset()


def test_a_year_in_chicago_changes_its_clock_twice_at_the_right_instants() -> None:
    changes = zone_offsets(ZoneInfo("America/Chicago"), date(2031, 1, 1), date(2031, 12, 31))[1:]
    assert [(datetime.fromtimestamp(since, UTC), seconds) for since, seconds in changes] == [
        (datetime(2031, 3, 9, 8, tzinfo=UTC), -18_000),
        (datetime(2031, 11, 2, 7, tzinfo=UTC), -21_600),
    ]


@given(name=st.sampled_from(ZONES), first_on=st.dates(date(1990, 1, 1), date(2036, 1, 1)), days=st.integers(1, 400))
def test_hours_add_up_to_the_time_that_passed(name: str, first_on: date, days: int) -> None:
    zone = ZoneInfo(name)
    begin, end = (datetime(day.year, day.month, day.day, tzinfo=zone) for day in (first_on, first_on + timedelta(days)))
    passed = (end.astimezone(UTC) - begin.astimezone(UTC)) / timedelta(hours=1)
    assert hours_lasted([first_on + timedelta(day) for day in range(days)], zone).sum() == pytest.approx(passed)


def test_lord_howe_moves_its_clock_by_half_an_hour() -> None:
    lasted = hours_lasted([date(2031, 4, 6)], ZoneInfo("Australia/Lord_Howe"))
    assert lasted[6 * 24 : 6 * 24 + 3].tolist() == [1.0, 1.5, 1.0]
