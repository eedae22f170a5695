"""The format of a column of stamps is found, and reads back the moment that was written."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.formats.cad.proposing.stamps import parse, stamp_reading

STYLES = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%y %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%H:%M:%S %m/%d/%Y",
    "%d-%b-%Y %H:%M:%S",
    "%b %d %Y %I:%M:%S %p",
    "%Y %b %d %I:%M:%S %p",
    "%Y%m%d%H%M%S",
    "%Y%m%d %H%M",
]
moments = st.datetimes(min_value=datetime(2001, 1, 1), max_value=datetime(2068, 12, 31))  # noqa: DTZ001 — local


@pytest.mark.parametrize("style", STYLES)
@given(written=st.lists(moments, min_size=1, max_size=20))
def test_what_a_source_writes_is_read_back_to_the_minute(style: str, written: list[datetime]) -> None:
    cells = [moment.strftime(style) for moment in written]
    reading = stamp_reading(cells)
    if "/" in style and all(moment.day <= 12 for moment in written):
        return  # nothing but convention tells month and day apart here
    read = [parse(cell, reading) for cell in cells]
    assert [at and at.replace(second=0) for at in read] == [at.replace(second=0, microsecond=0) for at in written]


def test_a_first_number_above_twelve_makes_the_day_come_first() -> None:
    assert stamp_reading(["25/12/2024 10:00", "03/04/2024 11:00"]).formats == ("%d/%m/%Y %H:%M",)


def test_without_such_a_number_the_month_comes_first_as_in_the_united_states() -> None:
    assert stamp_reading(["03/04/2024 11:00"]).formats == ("%m/%d/%Y %H:%M",)


def test_a_date_that_always_says_midnight_has_no_time() -> None:
    reading = stamp_reading(["2024-03-01T00:00:00.000", "2024-03-02T00:00:00.000", "2024-03-03T00:00:00.000"])
    assert reading.has_date
    assert not reading.has_time
    assert reading.formats == ("%Y-%m-%dT00:00:00.000",)


def test_letters_of_a_zone_behind_packed_stamps_are_cut_away() -> None:
    reading = stamp_reading(["20240301001041CS", "20240301002214CS"])
    assert (reading.formats, reading.pattern) == (("%Y%m%d%H%M%S",), r"^(\d{14})")


@pytest.mark.parametrize("tail", ["Z", "+00", "-05:00", " UTC"])
def test_an_offset_from_utc_stays_in_the_format(tail: str) -> None:
    reading = stamp_reading([f"2024-03-01 10:00:00{tail}", f"2024-03-01 11:30:00{tail}"])
    assert (reading.formats, reading.pattern, reading.share) == (("%Y-%m-%d %H:%M:%S%z",), "", 1.0)


def test_a_date_with_the_hour_beside_it_is_a_stamp() -> None:
    assert stamp_reading(["2024-03-01 9.0", "2024-03-01 14.0"]).formats == ("%Y-%m-%d %H.0",)


def test_seconds_since_1970_are_recognized_but_not_read() -> None:
    assert stamp_reading(["1709251200", "1709251260"]).is_epoch


@pytest.mark.parametrize("cells", [["20-139912", "20-139909"], ["SUSPICIOUS PERSON"], ["99401"], [], ["5Z51"]])
def test_what_is_no_stamp_is_not_taken_for_one(cells: list[str]) -> None:
    reading = stamp_reading(cells)
    assert not reading.has_date
    assert not reading.has_time


@given(st.lists(st.text(max_size=30), max_size=20))
def test_no_text_whatsoever_breaks_the_search_for_a_format(cells: list[str]) -> None:
    assert 0 <= stamp_reading(cells).share <= 1
