"""Marigold's program, written as tables inside the test: rows, measure, expected answer.

A header is the name of a column; `yes` and `no` are flags; an empty cell is not recorded. What a test does not mention
is as an ordinary row has it: a reactive contact in which the person was met, a person who would be recognized.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from coresponder.analysis.measures import Figure, MeasureContext, MeasureResult, compute
from coresponder.analysis.measures.outcomes import Program, program_context
from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.formats.dataset import TABLES, Table

CHICAGO = ZoneInfo("America/Chicago")
BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}
DAY = date(2031, 3, 3)
ARROW_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "instant": pa.timestamp("us", tz="UTC"),
    "date": pa.date32(),
    "flag": pa.bool_(),
}
ORDINARY: Mapping[str, Mapping[str, Any]] = {
    "encounters": {"is_met": True, "counts_as_repeat": True, "person_day": 0},
    "persons": {"is_identified": True, "observed_days": 400},
    "program_calls": {"is_eligible": True, "is_reached": False, "nexus": "yes"},
    "referrals": {"way": "live"},
    "follow_ups": {"rule": "within_72_hours", "is_on_time": True},
}


def marigold(*, zone: ZoneInfo = CHICAGO, **given: Any) -> MeasureContext:
    """The context over the tables that are given as text; everything else goes to the program (period, launch_on)."""
    database = ibis.duckdb.from_connection(duckdb.connect())
    tables = {name: _stored(database, BY_NAME[name], text) for name, text in given.items() if name in BY_NAME}
    rest = {name: value for name, value in given.items() if name not in BY_NAME}
    return program_context(Program(tables=tables, **rest), zone=zone)


def result_of(key: str, context: MeasureContext) -> MeasureResult:
    """The whole result of the outcome measure with that key."""
    return compute(outcome_named(key), context)


def figures_of(key: str, context: MeasureContext) -> tuple[Figure, ...]:
    """Its figures."""
    return result_of(key, context).figures


def figure_of(key: str, context: MeasureContext, **cell: str | int) -> Figure:
    """The one figure of that cell."""
    (found,) = [
        figure for figure in figures_of(key, context) if all(figure.by.get(name) == cell[name] for name in cell)
    ]
    return found


def sentence_of(key: str, context: MeasureContext) -> str:
    """What it says."""
    return result_of(key, context).sentence


def _stored(database: Any, table: Table, text: str) -> ir.Table:
    header, *rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
    given = [dict(zip(header, row, strict=True)) for row in rows]
    read = [_row(number, table, row) for number, row in enumerate(given, start=1)]
    # A table that has everything takes a second to ask, so encounters have what the test mentions.
    mentioned = {*header, *ORDINARY.get(table.name, {}), *table.key, "person", "local_date", "local_month"}
    columns = [each for each in table.columns if table.name != "encounters" or each.name in mentioned]
    schema = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in columns])
    return database.create_table(table.name, pa.Table.from_pylist(read, schema=schema))


def _row(number: int, table: Table, given: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(table.column_names)
    if table.key:
        row[table.key[0]] = f"{table.name}-{number}"
    if "local_date" in row:
        row["local_date"] = DAY
    row |= ORDINARY.get(table.name, {})
    row |= {name: _read(table.column(name).type, cell) for name, cell in given.items()}
    if row.get("local_date") and "local_month" in row:
        row["local_month"] = row["local_date"].replace(day=1)
    return row


def _read(kind: str, cell: str) -> Any:
    readers: Mapping[str, Any] = {
        "text": str,
        "integer": int,
        "number": float,
        "instant": lambda text: datetime.fromisoformat(text).replace(tzinfo=CHICAGO).astimezone(UTC),
        "date": date.fromisoformat,
        "flag": lambda text: text == "yes",
    }
    return readers[kind](cell) if cell else None
