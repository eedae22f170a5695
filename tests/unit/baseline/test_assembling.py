"""From versions of calls to the calls table: the current version, judged, with intervals and the local clock."""

from collections.abc import Iterator
from typing import Any

import pytest

from coresponder.analysis.baseline.assembling import assemble_calls
from coresponder.analysis.nexus import load_rules
from coresponder.formats.cad.profile import FieldRule, Profile
from coresponder.formats.cad.reading.marks import AMBIGUOUS, DATE_ONLY, NONEXISTENT
from coresponder.formats.dataset import CALL_VERSIONS, CALLS
from coresponder.formats.workspace import Workspace

PROFILE = Profile(
    name="invented",
    version="1",
    title="Invented",
    source="invented",
    time_zone="America/Chicago",
    fields={"event_number": FieldRule(columns=("number",))},
)
BESIDE = {
    "place_key": "UBIGINT",
    "received_mark": "INTEGER",
    "disposition_cut": "BOOLEAN",
    "latitude": "DOUBLE",
    "longitude": "DOUBLE",
}
PLAIN = {"source": "invented", "version": 1, "is_current": True, "input_file": 1, "received_mark": 0}


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace() as workspace:
        yield workspace


def assembled(workspace: Workspace, *versions: dict[str, Any], columns: str) -> list[tuple[Any, ...]]:
    """Those columns of the calls that these versions make, in the order in which they were read."""
    types = {column.name: column.duckdb_type for column in CALL_VERSIONS.columns} | BESIDE
    listed = ", ".join(f"{name} {kind}" for name, kind in types.items())
    workspace.connection.execute(f"CREATE TABLE call_versions ({listed})")
    for row, version in enumerate(versions, start=1):
        filled = {**PLAIN, "event_number": f"E{row}", "input_row": row, **version}
        places = ", ".join("?" for _ in filled)
        query = f"INSERT INTO call_versions ({', '.join(filled)}) VALUES ({places})"
        workspace.connection.execute(query, list(filled.values()))
    assemble_calls(workspace, PROFILE, load_rules())
    return workspace.connection.execute(f"SELECT {columns} FROM calls ORDER BY input_row").fetchall()


def test_the_calls_table_has_exactly_the_columns_of_its_definition(workspace: Workspace) -> None:
    assembled(workspace, {}, columns="event_number")
    found = workspace.connection.execute("SELECT column_name, column_type FROM (DESCRIBE calls)").fetchall()
    expected = {"TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE"}
    assert found == [(c.name, expected.get(c.duckdb_type, c.duckdb_type)) for c in CALLS.columns]


def test_a_call_is_its_current_version_and_says_how_many_there_were(workspace: Workspace) -> None:
    first = {"event_number": "E7", "version": 1, "is_current": False, "final_type": "DISTURBANCE"}
    second = {"event_number": "E7", "version": 2, "final_type": "EMOTIONALLY DISTURBED PERSON"}
    found = assembled(workspace, first, second, columns="event_number, versions, call_type, nexus, coded")
    assert found == [("E7", 2, "EMOTIONALLY DISTURBED PERSON", "yes", True)]


def test_the_type_at_the_end_counts_and_the_first_one_where_there_is_no_other(workspace: Workspace) -> None:
    both = {"initial_type": "TRAFFIC STOP", "final_type": "SUICIDE ATTEMPT"}
    only_first = {"initial_type": "SUICIDE ATTEMPT"}
    found = assembled(workspace, both, only_first, {}, columns="call_type, nexus, coded")
    assert found == [("SUICIDE ATTEMPT", "yes", True), ("SUICIDE ATTEMPT", "yes", True), (None, "unknown", False)]


@pytest.mark.parametrize(
    "sign",
    [{"initial_type": "SUICIDE ATTEMPT"}, {"flag": "Y"}, {"disposition": "EMERGENT DETENTION"}],
    ids=["type as first entered", "marker", "disposition"],
)
def test_a_call_is_detected_by_any_sign_though_its_type_says_nothing(
    workspace: Workspace, sign: dict[str, str]
) -> None:
    found = assembled(workspace, {"final_type": "DISTURBANCE", **sign}, columns="coded, detected")
    assert found == [(False, True)]


def test_intervals_are_whole_seconds_and_stay_negative_where_the_stamps_are_the_wrong_way_round(
    workspace: Workspace,
) -> None:
    stamps = {
        "received_at": "2025-05-01 10:00:00+00",
        "queued_at": "2025-05-01 10:02:00+00",
        "first_assigned_at": "2025-05-01 10:01:00+00",
        "first_arrived_at": "2025-05-01 10:11:00+00",
    }
    columns = "dispatch_seconds, travel_seconds, response_seconds, on_scene_seconds"
    assert assembled(workspace, stamps, columns=columns) == [(-60, 600, 660, None)]


def test_the_local_clock_is_the_sources_own_on_both_sides_of_a_clock_change(workspace: Workspace) -> None:
    winter = {"received_at": "2025-03-09 07:59:00+00"}
    summer = {"received_at": "2025-03-09 08:01:00+00"}
    columns = "local_date::VARCHAR, local_month::VARCHAR, local_weekday, local_hour"
    found = assembled(workspace, winter, summer, columns=columns)
    assert found == [("2025-03-09", "2025-03-01", 7, 1), ("2025-03-09", "2025-03-01", 7, 3)]


def test_a_call_of_an_odd_hour_says_so(workspace: Workspace) -> None:
    marks = [{"received_mark": mark, "received_at": "2025-11-02 06:30:00+00"} for mark in (AMBIGUOUS, NONEXISTENT, 0)]
    assert assembled(workspace, *marks, columns="clock_change") == [("ambiguous",), ("nonexistent",), (None,)]


def test_a_date_without_a_time_of_day_has_no_hour_and_no_response_time(workspace: Workspace) -> None:
    dated = {
        "received_at": "2025-05-01 05:00:00+00",
        "received_mark": DATE_ONLY,
        "first_arrived_at": "2025-05-01 12:00:00+00",
    }
    columns = "local_date::VARCHAR, local_hour, response_seconds"
    assert assembled(workspace, dated, columns=columns) == [("2025-05-01", None, None)]


def test_places_are_numbered_in_the_order_in_which_they_were_first_read(workspace: Workspace) -> None:
    keys = [{"place_key": key} for key in (900, 5, 900, None)]
    assert assembled(workspace, *keys, columns="location_id") == [(1,), (2,), (1,), (None,)]
