"""Anytown's calls, written as a table inside the test: data, measure, expected answer.

A header is the name of a column of `calls`, or `received` for the local time at which the call came in; `flag`
columns say yes or no; an empty cell is not recorded. What a test does not mention is as an ordinary call has it.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pytest

from coresponder.analysis.measures import Figure, MeasureContext, MeasureResult, compute, measure_named
from coresponder.formats.dataset import CALLS, UNIT_RESPONSES, Table

CHICAGO = ZoneInfo("America/Chicago")
ARROW_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "instant": pa.timestamp("us", tz="UTC"),
    "date": pa.date32(),
    "flag": pa.bool_(),
}
ORDINARY = {"source": "anytown", "versions": 1, "input_file": 1, "nexus": "no", "coded": False, "detected": False}
READERS: Mapping[str, Callable[[str], Any]] = {
    "text": str,
    "integer": int,
    "number": float,
    "instant": lambda text: datetime.fromisoformat(text).replace(tzinfo=CHICAGO).astimezone(UTC),
    "date": date.fromisoformat,
    "flag": lambda text: text == "yes",
}


def anytown(calls: str, *, units: str | None = None, zone: ZoneInfo = CHICAGO, **context: Any) -> MeasureContext:
    """The context of a measure over the calls in the table; instants are written in Chicago's local time."""
    database = ibis.duckdb.from_connection(duckdb.connect())
    rows = [_call(number, row) for number, row in enumerate(_rows(calls, CALLS), start=1)]
    sent = None
    if units is not None:
        sent = _stored(database, UNIT_RESPONSES, [_unit(row) for row in _rows(units, UNIT_RESPONSES)])
    return MeasureContext(calls=_stored(database, CALLS, rows), unit_responses=sent, zone=zone, **context)


def figures_of(key: str, context: MeasureContext) -> tuple[Figure, ...]:
    """The figures of the measure with that key."""
    return result_of(key, context).figures


def result_of(key: str, context: MeasureContext) -> MeasureResult:
    """The whole result of the measure with that key."""
    return compute(measure_named(key), context)


def check(figures: tuple[Figure, ...], expected: str) -> None:
    """Every row of the table has exactly one figure whose cell agrees, with the numbers that the row states."""
    header, *rows = _cells(expected)
    for row in rows:
        stated = dict(zip(header, row, strict=True))
        numbers = {name: text for name, text in stated.items() if name in NUMBERS}
        found = [figure for figure in figures if _is_cell(figure, stated)]
        assert len(found) == 1, f"{len(found)} figures for {stated}"
        actual = {name: getattr(found[0], name) for name in numbers}
        wanted = {name: float(text) if text else None for name, text in numbers.items()}
        assert actual == pytest.approx(wanted, abs=0.0005), stated


NUMBERS = {"value", "low", "high", "n", "numerator", "denominator", "missing", "excluded"}


def _is_cell(figure: Figure, stated: Mapping[str, str]) -> bool:
    cell = {name: text for name, text in stated.items() if name not in NUMBERS and text}
    return {name: str(value) for name, value in figure.by.items()} == cell


def _cells(table: str) -> list[list[str]]:
    lines = [line for line in table.strip().splitlines() if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def _rows(text: str, table: Table) -> list[dict[str, Any]]:
    header, *rows = _cells(text)
    return [{name: _read(name, cell, table) for name, cell in zip(header, row, strict=True)} for row in rows]


def _read(name: str, cell: str, table: Table) -> Any:
    kind = "instant" if name == "received" else table.column(name).type
    return READERS[kind](cell) if cell else None


def _call(number: int, given: dict[str, Any]) -> dict[str, Any]:
    call = dict.fromkeys(CALLS.column_names) | ORDINARY | {"event_number": str(number), "input_row": number}
    call |= _clock(given.pop("received", datetime(2031, 3, 3, 18, tzinfo=UTC))) | given
    call["detected"] = call["detected"] or call["coded"]
    if call["coded"]:
        call["nexus"] = "yes"
    return call


def _clock(received_at: datetime | None) -> dict[str, Any]:
    if received_at is None:
        return {}
    local = received_at.astimezone(CHICAGO)
    return {
        "received_at": received_at,
        "local_date": local.date(),
        "local_month": local.date().replace(day=1),
        "local_weekday": local.isoweekday(),
        "local_hour": local.hour,
    }


def _unit(given: dict[str, Any]) -> dict[str, Any]:
    return dict.fromkeys(UNIT_RESPONSES.column_names) | {"source": "anytown", "input_file": 1, "input_row": 1} | given


def _stored(database: Any, table: Table, rows: list[dict[str, Any]]) -> ir.Table:
    schema = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in table.columns])
    return database.create_table(table.name, pa.Table.from_pylist(rows, schema=schema))
