"""The grades of a real export against counts made from its rows without the program.

Expected figures: SOURCE.md of the Minneapolis extract, and a count of the file's rows in plain Python.
"""

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
import zstandard

from coresponder.analysis.baseline.assembling import assemble_calls
from coresponder.analysis.nexus import load_rules
from coresponder.analysis.quality import DataQuality, grade_data
from coresponder.analysis.quality.findings import DayRange, FieldQuality
from coresponder.formats.cad.profile import load_profile
from coresponder.formats.cad.reading import read_exports
from coresponder.formats.workspace import Workspace

pytestmark = pytest.mark.shared_data

EXPORT = "cad-minneapolis-2020/minneapolis_mpd_cad_2020.csv.zst"
COLUMNS = {
    "phone_pickup_at": "Time_PhonePickUp",
    "queued_at": "Time_CallEnteredQueue",
    "call_taking_completed_at": "Time_CallTakingComplete",
    "first_assigned_at": "Time_First_Unit_Assigned",
    "first_en_route_at": "Time_First_Unit_Enroute",
    "first_arrived_at": "Time_First_Unit_Arrived",
    "first_cleared_at": "TimeFirstCallCleared",
    "closed_at": "Time_CallClosed",
}


@cache
def quality_of(path: Path) -> DataQuality:
    """The export read, assembled and graded, once for all tests."""
    profile = load_profile("minneapolis")
    with Workspace() as workspace:
        intake = read_exports([path], profile, workspace)
        assemble_calls(workspace, profile, load_rules().for_dialect(profile.code_dialect))
        return grade_data(workspace, profile, intake)


@pytest.fixture
def quality(shared_data: Path) -> DataQuality:
    return quality_of(shared_data / EXPORT)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of the export, read without the program."""
    with path.open("rb") as stream:
        yield from csv.DictReader(
            io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(stream), encoding="utf-8")
        )


def stamp(row: dict[str, str], name: str) -> datetime | None:
    text = row[COLUMNS[name]]
    return datetime.fromisoformat(text) if text else None


def field(quality: DataQuality, name: str) -> FieldQuality:
    return next(found for found in quality.fields if found.name == name)


@pytest.mark.parametrize(
    ("earlier", "later", "count"),
    [
        ("queued_at", "first_assigned_at", 219),
        ("first_arrived_at", "first_cleared_at", 677),
        ("phone_pickup_at", "queued_at", 11),
    ],
)
def test_impossible_orders_are_those_that_the_source_tells_of(
    earlier: str, later: str, count: int, quality: DataQuality
) -> None:
    (found,) = [order for order in quality.orders if (order.earlier, order.later) == (earlier, later)]
    assert found.finding.count == count


@pytest.mark.parametrize(
    ("name", "share", "grade"),
    [("first_arrived_at", 0.200, "C"), ("closed_at", 0.049, "B"), ("disposition", 0.077, "B")],
)
def test_missing_shares_are_those_that_the_source_tells_of(
    name: str, share: float, grade: str, quality: DataQuality
) -> None:
    found = field(quality, name)
    assert found.missing.share == pytest.approx(share, abs=0.0005)
    assert found.grade == grade


def test_every_order_is_what_plain_python_counts(quality: DataQuality, shared_data: Path) -> None:
    calls = list(rows(shared_data / EXPORT))
    for order in quality.orders:
        if order.earlier in COLUMNS:
            pairs = [(stamp(call, order.earlier), stamp(call, order.later)) for call in calls]
            both = [(earlier, later) for earlier, later in pairs if earlier is not None and later is not None]
            assert order.finding.of == len(both)
            assert order.finding.count == sum(later < earlier for earlier, later in both)


def test_every_impossible_interval_is_what_plain_python_counts(quality: DataQuality, shared_data: Path) -> None:
    calls = list(rows(shared_data / EXPORT))
    spans = [
        later - earlier
        for call in calls
        if (earlier := stamp(call, "queued_at")) and (later := stamp(call, "first_assigned_at"))
    ]
    dispatch = next(interval for interval in quality.intervals if interval.name == "dispatch_seconds")
    assert dispatch.negative == sum(span < timedelta(0) for span in spans)
    assert dispatch.over_24_hours == sum(span > timedelta(hours=24) for span in spans)


def test_the_days_between_the_two_extracts_are_missing(quality: DataQuality) -> None:
    (gap,) = quality.days.without_calls
    assert gap == DayRange(first_on=datetime(2020, 6, 3).date(), last_on=datetime(2020, 6, 20).date())  # noqa: DTZ001
    assert quality.overall[0] == "D"


def test_a_third_of_the_stamps_were_written_to_the_minute(quality: DataQuality, shared_data: Path) -> None:
    received = [stamp(call, "phone_pickup_at") for call in rows(shared_data / EXPORT)]
    share = sum(at is not None and at.second == 0 for at in received) / len(received)
    assert field(quality, "phone_pickup_at").at_whole_minute_share == pytest.approx(share)
    assert share == pytest.approx(0.347, abs=0.001)


def test_seventy_seven_coordinates_are_impossible(quality: DataQuality) -> None:
    latitude = field(quality, "latitude")
    (found,) = [finding for finding in latitude.findings if finding.check == "impossible_place"]
    assert found.count == 77


def test_response_times_are_a_c_and_say_whom_they_describe(quality: DataQuality) -> None:
    assert quality.grade_for(["response_seconds"]) == (
        "C",
        "20% of calls have no arrival time; response times describe the other 80%.",
    )
