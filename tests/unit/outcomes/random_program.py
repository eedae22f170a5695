"""A program of a few thousand random encounters with all that the measures look at, and gaps in everything."""

from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from benchmarks.outcomes.county import write_county

ENCOUNTERS = 4_000


def random_tables() -> dict[str, pa.Table]:
    """The tables, always the same."""
    connection = duckdb.connect()
    names = write_county(connection, encounters=ENCOUNTERS)
    return {name: connection.execute(f"FROM {name}").to_arrow_table() for name in names}


def in_duckdb(tables: dict[str, pa.Table]) -> dict[str, ir.Table]:
    """The tables inside an engine."""
    database: Any = ibis.duckdb.from_connection(duckdb.connect())
    return {name: database.create_table(name, table) for name, table in tables.items()}


def column(table: pa.Table, name: str) -> np.ndarray:
    """A column as numpy."""
    return table[name].to_numpy(zero_copy_only=False)
