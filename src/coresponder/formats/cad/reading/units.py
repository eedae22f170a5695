"""Rows of units: the unit responses, and the calls that they belong to.

A call's stamp is its first unit's, its closing the last unit's; what describes it is what the first unit's row says.
Of a unit's row that was read again with other content, the later one counts.
"""

import duckdb

from coresponder.formats.cad.fields import STAMP_FIELDS
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.staging import DEGREES, KEPT_TEXTS
from coresponder.formats.cad.reading.standings import READ_ORDER, accepted
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
)


def make_unit_responses(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """`unit_responses`: one row for each unit sent to a call."""
    connection.execute(
        f"CREATE OR REPLACE TABLE unit_rows AS SELECT *, {READ_ORDER} AS read_order FROM staged_rows"  # noqa: S608
        f" WHERE {accepted(profile)} AND unit IS NOT NULL"
        f" QUALIFY row_number() OVER (PARTITION BY event_number, unit ORDER BY {READ_ORDER} DESC) = 1"
    )
    connection.execute(
        f"CREATE OR REPLACE VIEW unit_responses AS SELECT {text(profile.source)} AS source,"  # noqa: S608 - quoted
        " event_number, input_file, input_row, unit, unit_order, first_assigned_at AS assigned_at,"
        " first_arrived_at AS arrived_at, first_cleared_at AS cleared_at FROM unit_rows"
    )


def make_versions_from_units(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """`call_versions` of a source with unit rows: one version of each call, put together from its units."""
    stamps = [f"{'max' if name == 'closed_at' else 'min'}({name}) AS {name}" for name in STAMP_FIELDS]
    described = [f"arg_min({name}, {SENT_FIRST}) AS {name}" for name in OF_THE_FIRST_UNIT]
    connection.execute(
        f"CREATE OR REPLACE TABLE call_versions AS SELECT {text(profile.source)} AS source, event_number,"  # noqa: S608
        f" 1 AS version, TRUE AS is_current, {', '.join([*stamps, *described])} FROM unit_rows GROUP BY event_number"
    )
