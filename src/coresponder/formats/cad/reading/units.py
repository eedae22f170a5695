"""Rows of units: the unit responses, and the calls that they belong to.

A call's stamp is its first unit's, its closing the last unit's; what describes it is what the first unit's row says.
Where a unit's row was read again with other content, the call has a further version, in which the later row counts.
"""

import duckdb

from coresponder.formats.cad.fields import STAMP_FIELDS
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.staging import DEGREES, KEPT_TEXTS
from coresponder.formats.sql import text

SENT_FIRST = "(coalesce(unit_order, 1 << 30), read_order)"
LITERALS = tuple(f"{name.removesuffix('_at')}_literal" for name in STAMP_FIELDS)
OF_THE_FIRST_UNIT = (
    *LITERALS,
    *KEPT_TEXTS,
    *DEGREES,
    "disposition_cut",
    "place_key",
    "received_mark",
    "input_file",
    "input_row",
    "unit",
    "unit_order",
)


def make_unit_responses(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """`unit_responses`: one row for each unit sent to a call, as it was read last."""
    connection.execute(
        f"CREATE OR REPLACE TABLE unit_responses AS SELECT {text(profile.source)} AS source,"  # noqa: S608 - quoted
        " event_number, input_file, input_row, unit, unit_order, first_assigned_at AS assigned_at,"
        " first_arrived_at AS arrived_at, first_cleared_at AS cleared_at FROM version_rows WHERE is_current"
        " ORDER BY input_file, input_row"
    )


def make_versions_from_units(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """`call_versions` of a source with unit rows: each version of a call, put together from its units' rows then."""
    stamps = [f"{'max' if name == 'closed_at' else 'min'}({name}) AS {name}" for name in STAMP_FIELDS]
    described = [f"arg_min({name}, {SENT_FIRST}) AS {name}" for name in OF_THE_FIRST_UNIT]
    connection.execute(
        f"CREATE OR REPLACE TABLE call_versions AS {_LASTING}"  # noqa: S608 - quoted
        f" SELECT {text(profile.source)} AS source, event_number, at_version AS version,"
        f" at_version = any_value(versions) AS is_current, {', '.join([*stamps, *described])}"
        " FROM standing GROUP BY event_number, at_version ORDER BY input_file, input_row, version"
    )


# A unit's row stands from its own version of the call until the same unit's next one, or to the end.
_LASTING = """
    WITH lasting AS (
        SELECT *, max(version) OVER (PARTITION BY event_number) AS versions,
            lead(version) OVER (PARTITION BY event_number, unit ORDER BY version) AS next_version
        FROM version_rows
    ), standing AS (
        SELECT *, unnest(range(version, coalesce(next_version, versions + 1))) AS at_version FROM lasting
    )
"""
