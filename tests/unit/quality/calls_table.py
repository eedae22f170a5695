"""A table `calls` made by hand: only what a test cares about, the rest as an ordinary call would have it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import duckdb
import pyarrow as pa

from coresponder.analysis.quality import DataQuality, ReadingCounts, grade_calls
from coresponder.formats.cad.profile import FieldRule, Profile
from coresponder.formats.dataset.tables import CALL_INTERVALS, CALLS

EVERY_FIELD = (
    "event_number",
    "phone_pickup_at",
    "queued_at",
    "call_taking_completed_at",
    "first_assigned_at",
    "first_en_route_at",
    "first_arrived_at",
    "first_cleared_at",
    "closed_at",
    "initial_type",
    "final_type",
    "priority",
    "disposition",
    "call_source",
    "address",
    "latitude",
    "longitude",
    "beat",
    "sector",
    "district",
)

PROFILE = Profile(
    name="anytown",
    version="1",
    title="Anytown, invented",
    source="anytown",
    time_zone="America/Chicago",
    fields={name: FieldRule(columns=(name,)) for name in EVERY_FIELD},
)

ARROW_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "instant": pa.timestamp("us", tz="UTC"),
    "date": pa.date32(),
    "flag": pa.bool_(),
}
ARROW_SCHEMA = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in CALLS.columns])

NOON = datetime(2031, 3, 3, 18, 0, 7, tzinfo=UTC)  # a Monday, 12:00:07 in Chicago
LIFE = {
    "received_at": 0,
    "phone_pickup_at": 0,
    "queued_at": 61,
    "call_taking_completed_at": 95,
    "first_assigned_at": 185,
    "first_en_route_at": 190,
    "first_arrived_at": 475,
    "first_cleared_at": 1033,
    "closed_at": 1041,
}


@dataclass(frozen=True)
class CallsInMemory:
    """What grading needs of a workspace."""

    connection: duckdb.DuckDBPyConnection


def a_call(number: int = 1, *, at: datetime = NOON, **columns: Any) -> dict[str, Any]:
    """An ordinary call that came in at `at`, with the named columns as given and the intervals to match."""
    call: dict[str, Any] = dict.fromkeys(CALLS.column_names)
    call |= {name: at + timedelta(seconds=seconds) for name, seconds in LIFE.items()}
    call |= {"source": "anytown", "event_number": f"A-{number}", "versions": 1, "input_file": 1, "input_row": number}
    call |= {"initial_type": "WELFARE", "final_type": "WELFARE", "call_type": "WELFARE", "nexus": "no"}
    call |= {"priority": "2", "disposition": "ADV", "outcome": "advised", "call_source": "911", "beat": "1"}
    call |= {"sector": "S", "district": "D", "location_id": number, "latitude": 44.9, "longitude": -93.2}
    call |= {"disposition_cut": False, "coded": False, "detected": False}
    call |= columns
    return call | _computed(call) | columns


def calls_table(calls: Iterable[dict[str, Any]]) -> CallsInMemory:
    """A workspace whose table `calls` holds these calls."""
    connection = duckdb.connect()
    columns = ", ".join(f"{column.name} {column.duckdb_type}" for column in CALLS.columns)
    connection.execute(f"CREATE TABLE calls ({columns})")
    rows = pa.Table.from_pylist(list(calls), schema=ARROW_SCHEMA)
    connection.register("rows", rows)
    connection.execute("INSERT INTO calls SELECT * FROM rows")
    return CallsInMemory(connection)


def graded(
    calls: Iterable[dict[str, Any]], *, profile: Profile = PROFILE, reading: ReadingCounts | None = None
) -> DataQuality:
    """The grade of these calls."""
    calls = list(calls)
    return grade_calls(calls_table(calls), profile, reading or ReadingCounts(rows=len(calls)))


def without_fields(*names: str) -> Profile:
    """The profile of an export that has no columns for these fields."""
    fields = {name: rule for name, rule in PROFILE.fields.items() if name not in names}
    return Profile(**{**PROFILE.__dict__, "fields": fields})


def _computed(call: dict[str, Any]) -> dict[str, Any]:
    intervals = {
        name: None
        if call[earlier] is None or call[later] is None
        else int((call[later] - call[earlier]).total_seconds())
        for name, (earlier, later, _) in CALL_INTERVALS.items()
    }
    return intervals | _local(call["received_at"])


def _local(received_at: datetime | None) -> dict[str, Any]:
    if received_at is None:
        return dict.fromkeys(("local_date", "local_month", "local_weekday", "local_hour"))
    local = received_at.astimezone(PROFILE.zone)
    return {
        "local_date": local.date(),
        "local_month": date(local.year, local.month, 1),
        "local_weekday": local.isoweekday(),
        "local_hour": local.hour,
    }
