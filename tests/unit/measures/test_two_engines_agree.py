"""Every tally gives the same rows on DuckDB and on SQLite: nothing in it is known to one engine only."""

from datetime import date, datetime
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pytest

from coresponder.analysis.measures import MeasureContext
from coresponder.analysis.measures.scope import Scope
from coresponder.analysis.measures.tallies import TALLIES
from coresponder.formats.dataset import UNIT_RESPONSES
from tests.spec.measures.anytown import ARROW_TYPES
from tests.unit.measures.random_calls import ZONE, random_calls

# Ibis's SQLite engine asks pandas for an option that pandas 4 will drop.
pytestmark = pytest.mark.filterwarnings("ignore:The 'future.infer_string' option is deprecated")

UNIT_SCHEMA = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in UNIT_RESPONSES.columns])


@pytest.fixture(scope="module")
def calls() -> pa.Table:
    return random_calls()


@pytest.mark.parametrize("has_units", [False, True], ids=["without unit rows", "with unit rows"])
def test_every_tally_gives_the_same_rows(calls: pa.Table, has_units: bool) -> None:
    tables = {"calls": calls} | ({"unit_responses": _units(calls)} if has_units else {})
    on_duckdb, on_sqlite = (_scope(_stored(engine, tables)) for engine in ("duckdb", "sqlite"))
    for name, tally in TALLIES.items():
        assert _rows(tally(on_duckdb)) == _rows(tally(on_sqlite)), name


def _stored(engine: str, tables: dict[str, pa.Table]) -> dict[str, ir.Table]:
    if engine == "duckdb":
        database = ibis.duckdb.from_connection(duckdb.connect())
        return {name: database.create_table(name, table) for name, table in tables.items()}
    return _stored_in_sqlite(tables)


def _stored_in_sqlite(tables: dict[str, pa.Table]) -> dict[str, ir.Table]:
    database = ibis.sqlite.connect()
    stored = {}
    for name, table in tables.items():
        stored[name] = database.create_table(name, schema=ibis.Schema.from_pyarrow(table.schema))
        rows = [tuple(_written(value) for value in row.values()) for row in table.to_pylist()]
        database.con.executemany(f"insert into {name} values ({', '.join('?' * table.num_columns)})", rows)
    return stored


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat() if isinstance(value, date) else value


def _units(calls: pa.Table) -> pa.Table:
    names = {"assigned_at": "first_assigned_at", "cleared_at": "first_cleared_at"}
    rows = [
        {"source": "anytown", "event_number": call["event_number"], "unit": unit, "input_file": 1, "input_row": 1}
        | {name: call[column] for name, column in names.items()}
        for call in calls.to_pylist()
        for unit in ("11", "12")
    ]
    return pa.Table.from_pylist(rows, schema=UNIT_SCHEMA)


def _scope(tables: dict[str, ir.Table]) -> Scope:
    context = MeasureContext(calls=tables["calls"], unit_responses=tables.get("unit_responses"), zone=ZONE)
    return context.scope


def _rows(tally: ir.Table) -> list[tuple[str, ...]]:
    return sorted(tuple(str(value) for value in row.values()) for row in tally.to_pyarrow().to_pylist())
