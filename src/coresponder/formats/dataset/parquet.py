"""The program data set as files: one Parquet file for each table, and a data dictionary that a machine can read."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from coresponder.formats.dataset.schema import Column, ColumnType, Table
from coresponder.formats.dataset.tables import TABLES
from coresponder.formats.sql import text
from coresponder.formats.workspace import Workspace
from coresponder.kernel.content_hash import file_sha256
from coresponder.kernel.errors import InputError

DICTIONARY = "dictionary.json"

# Rows come in groups of this many, and by one thread, so that the same calls give the same bytes whatever the machine
# is doing. Columns with more than a thousand values are not worth a dictionary: looking for one
# takes a third of the time, and the file is no larger without it.
PARQUET_OPTIONS = (
    "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION V2, ROW_GROUP_SIZE 122880,"
    " DICTIONARY_SIZE_LIMIT 1000"
)

ROWS_A_GROUP = 10_000
ARROW_TYPES: Mapping[ColumnType, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "instant": pa.timestamp("us", tz="UTC"),
    "date": pa.date32(),
    "flag": pa.bool_(),
}


@dataclass(frozen=True, kw_only=True)
class TableFile:
    """One table as it was written: its rows and the SHA-256 of its file."""

    name: str
    rows: int
    sha256: str


def write_dataset(workspace: Workspace, folder: Path, tables: Sequence[Table]) -> tuple[TableFile, ...]:
    """Write these tables of the workspace into `folder`, with their dictionary; the folder is made if need be.

    Instants are UTC. A table's columns are exactly those of its definition, in that order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = tuple(_write(workspace, folder, table) for table in tables)
    write_dictionary(folder, tables)
    return written


def keep_tables(workspace: Workspace, queries: Mapping[Table, str]) -> None:
    """What each query finds, in the very file that `write_dataset` gives out for that table; all at the same time.

    So a large table is encoded once, and not a second time when it is written. Rows stay in the order of the first
    table that a query names, if each of its rows finds one row in every table joined to it. The queries may not use
    TEMP tables: each runs on a connection of its own.
    """
    with _in_order(workspace.connection), ThreadPoolExecutor(len(queries)) as writers:
        writing = [
            writers.submit(_copy, workspace.connection.cursor(), table, query, _kept(workspace, table))
            for table, query in queries.items()
        ]
        for written in writing:
            written.result()


def view_kept(workspace: Workspace, table: Table) -> None:
    """Make that table of the workspace a view of the file in which it was kept."""
    path = text(str(_kept(workspace, table)))
    workspace.connection.execute(f"CREATE OR REPLACE VIEW {table.name} AS FROM read_parquet({path})")


def open_dataset(folder: Path, workspace: Workspace) -> tuple[str, ...]:
    """Make the data set's tables readable in the workspace under their names; InputError where there are no calls."""
    present = [table for table in TABLES if (folder / f"{table.name}.parquet").is_file()]
    if "calls" not in [table.name for table in present]:
        raise InputError(
            "no_calls_table",
            "The folder holds no calls.parquet, so it is no program data set.",
            "Give the folder dataset/ of a baseline, or fill calls.parquet as docs/reference/data-set.md says.",
        )
    for table in present:
        source = text(str(folder / f"{table.name}.parquet"))
        workspace.connection.execute(f"CREATE OR REPLACE VIEW {table.name} AS FROM read_parquet({source})")
    return tuple(table.name for table in present)


def dictionary(tables: Iterable[Table]) -> dict[str, Any]:
    """The data dictionary: for every table its grain and its columns with type, unit, codes and meaning."""
    return {
        "format": "coresponder-dataset/2",
        "time_base": "Instants are UTC. Columns that begin with local_ are in the source's declared time zone.",
        "missing": "Empty means not recorded. Nothing is filled in.",
        "tables": [_described_table(table) for table in tables],
    }


def _write(workspace: Workspace, folder: Path, table: Table) -> TableFile:
    path, kept = folder / f"{table.name}.parquet", _kept(workspace, table)
    if not kept.is_file():
        keep_tables(workspace, {table: f"FROM {table.name}"})
    shutil.copyfile(kept, path)
    return TableFile(name=table.name, rows=pq.read_metadata(path).num_rows, sha256=file_sha256(path))


def _kept(workspace: Workspace, table: Table) -> Path:
    """Where the workspace keeps that table, if it was kept as a file."""
    return workspace.folder / f"{table.name}.parquet"


def _copy(connection: duckdb.DuckDBPyConnection, table: Table, query: str, path: Path) -> None:
    """The table's columns out of those of `query`, in their order and with their types, as a Parquet file.

    A text that the query gives as an ENUM is written as one: in the file it is text all the same, and six times as
    quickly there.
    """
    given = dict(connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE {query})").fetchall())  # noqa: S608
    columns = ", ".join(_typed(column, given[column.name]) for column in table.columns)
    typed = f"SELECT {columns} FROM ({query})"  # noqa: S608 - names of our own definitions
    connection.execute(f"COPY ({typed}) TO {text(str(path))} ({PARQUET_OPTIONS})")


def _typed(column: Column, given: str) -> str:
    if column.type == "text" and given.startswith("ENUM"):
        return column.name
    return f"CAST({column.name} AS {column.duckdb_type}) AS {column.name}"


def write_rows(folder: Path, table: Table, rows: Iterable[Mapping[str, Any]]) -> TableFile:
    """Write rows, each a value for every column by name, as the table's file; a column that a row leaves out is empty.

    In the order in which they come and in groups of one size, so that the same rows give the same bytes.
    """
    path, total = folder / f"{table.name}.parquet", 0
    schema = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in table.columns])
    with pq.ParquetWriter(path, schema, compression="zstd", version="2.6") as writer:
        for some in _in_groups(rows):
            columns = [pa.array([row.get(each.name) for row in some], type=each.type) for each in schema]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
            total += len(some)
    return TableFile(name=table.name, rows=total, sha256=file_sha256(path))


def _in_groups(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    left = iter(rows)
    while some := list(islice(left, ROWS_A_GROUP)):
        yield some


def write_dictionary(folder: Path, tables: Sequence[Table]) -> None:
    """The data dictionary of these tables, beside their files."""
    described = json.dumps(dictionary(tables), indent=2, ensure_ascii=False)
    (folder / DICTIONARY).write_text(described + "\n", encoding="utf-8")


@contextmanager
def _in_order(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Rows of several tables put together keep the order of the first, if one thread goes through that one."""
    (threads,) = connection.execute("SELECT current_setting('threads')").fetchone() or (1,)
    connection.execute("SET threads = 1")
    connection.execute("SET disabled_optimizers = 'join_order, build_side_probe_side'")
    try:
        yield
    finally:
        connection.execute("RESET disabled_optimizers")
        connection.execute(f"SET threads = {threads}")


def _described_table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "file": f"{table.name}.parquet",
        "grain": table.grain,
        "description": table.description,
        "key": list(table.key),
        "orders": [[each.earlier, each.later] for each in table.orders],
        "columns": [_described_column(column) for column in table.columns],
    }


def _described_column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.type,
        "unit": column.unit,
        "required": column.required,
        "refers_to": column.refers_to,
        "least": column.least,
        "most": column.most,
        "in_months": column.in_months,
        "codes": list(column.codes),
        "description": column.description,
    }
