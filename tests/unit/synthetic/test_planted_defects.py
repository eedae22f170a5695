"""Every planted defect can be counted in the file, and the count is the one that planted.json tells."""

from collections import Counter
from datetime import datetime
from itertools import pairwise

import pytest

from tests.unit.synthetic.conftest import Written

STAMP = "%m/%d/%Y %H:%M:%S"


def _moment(text: str) -> datetime:
    return datetime.strptime(text, STAMP)  # noqa: DTZ007 - the export has no offset; that is one of its defects


def _count_before(county: Written, earlier: str, later: str) -> int:
    both = [row for row in county.calls if row[earlier] and row[later]]
    return sum(_moment(row[later]) < _moment(row[earlier]) for row in both)


def test_every_call_is_there(county: Written) -> None:
    assert len(county.calls) == county.planted["calls"]


def test_eighteen_of_a_hundred_calls_have_no_arrival(county: Written) -> None:
    missing = sum(not row["First_Arrived"] for row in county.calls)

    assert missing == county.planted["missing_arrived"]
    assert missing / len(county.calls) == pytest.approx(0.18, abs=0.01)


def test_some_calls_are_cleared_before_arrival_or_assigned_before_they_were_queued(county: Written) -> None:
    clock_change = 3  # an interval across the autumn clock change looks negative on the local clock
    early_clear = _count_before(county, "First_Arrived", "First_Cleared")
    early_assign = _count_before(county, "Call_Queued", "First_Assigned")

    assert 0 <= early_clear - county.planted["cleared_before_arrived"] <= clock_change
    assert 0 <= early_assign - county.planted["assigned_before_queued"] <= clock_change


def test_one_day_is_silent_and_no_other(county: Written) -> None:
    days = {_moment(row["Received"]).date() for row in county.calls}
    expected = (county.files.last_on - county.files.first_on).days + 1

    assert county.planted["silent_on"] not in {day.isoformat() for day in days}
    assert len(days) == expected - 1


def test_a_type_is_renamed_half_way(county: Written) -> None:
    in_order = sorted(county.calls, key=lambda row: row["Event_ID"])
    old = [row["Event_ID"] for row in in_order if row["Initial_Type"] == "EDP"]
    new = [row["Event_ID"] for row in in_order if row["Initial_Type"] == "MENTAL HEALTH CRISIS"]

    assert old
    assert new
    assert max(old) < min(new)


def test_the_marker_exists_only_in_the_last_two_years(county: Written) -> None:
    first = min(_moment(row["Received"]).date() for row in county.calls if row["MH_Flag"])

    assert (first - county.files.first_on).days >= 365
    assert sum(row["MH_Flag"] == "Y" for row in county.calls) == county.planted["marked_as_mental_health"]


def test_some_rows_stand_twice_and_some_calls_come_again_in_a_later_version(county: Written) -> None:
    identical = Counter(tuple(row.values()) for row in county.rows if row["Event_ID"])
    versions = Counter(event for event, *_ in identical)
    later = [
        row
        for row in county.rows
        if versions[row["Event_ID"]] == 2 and row["Final_Type"] in ("EDP", "MENTAL HEALTH CRISIS")
    ]

    assert sum(count - 1 for count in identical.values()) == county.planted["duplicate_rows"]
    assert sum(count - 1 for count in versions.values()) == county.planted["second_versions"] == len(later)


def test_dispositions_are_cut_off_at_thirty_characters(county: Written) -> None:
    lengths = {len(row["Disposition"]) for row in county.calls}

    assert max(lengths) == 30
    assert any(row["Disposition"].endswith(",RPT-Repor") for row in county.calls)


def test_beats_and_coordinates_are_missing_or_impossible(county: Written) -> None:
    calls = county.calls

    assert sum(not row["Beat"] for row in calls) == county.planted["without_beat"]
    assert sum(not row["Latitude"] for row in calls) == county.planted["without_coordinates"]
    assert sum(row["Latitude"] == "0.00000" for row in calls) == county.planted["impossible_coordinates"]


def test_some_lines_cannot_be_read(county: Written) -> None:
    no_number = sum(not row["Event_ID"] for row in county.rows)
    no_time = sum(row["Received"].startswith("99/99") for row in county.rows)

    assert (no_number, no_time) == (5, 4)
    assert county.planted["unreadable_rows"] == 14  # the other five are cut off in the middle of a field


def test_the_hour_that_occurs_twice_occurs_twice(county: Written) -> None:
    received = [_moment(row["Received"]) for row in sorted(county.calls, key=lambda row: row["Event_ID"])]
    steps_back = [later for earlier, later in pairwise(received) if later < earlier]

    assert {(moment.month, moment.hour) for moment in steps_back} <= {(11, 1), (3, 2)}
