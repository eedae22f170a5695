"""Is a folder a program data set? Every table's columns, types, required values and codes, each fault in a sentence.

For data sets that this program wrote, and for those that a program filled from its own records.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from coresponder.formats.dataset.schema import Column, ColumnType, Table
from coresponder.formats.dataset.tables import CALLS, TABLES
from coresponder.formats.sql import identifier, text_list
from coresponder.formats.workspace import connected
from coresponder.kernel.errors import InputError

# What DuckDB calls the columns of a Parquet file that hold values of our types.
FITTING_TYPES: Mapping[ColumnType, tuple[str, ...]] = {
    "text": ("VARCHAR",),
    "integer": ("BIGINT", "INTEGER", "SMALLINT", "TINYINT", "UBIGINT", "UINTEGER", "USMALLINT", "UTINYINT"),
    "number": ("DOUBLE", "FLOAT"),
    "instant": ("TIMESTAMP WITH TIME ZONE",),
    "date": ("DATE",),
    "flag": ("BOOLEAN",),
}


@dataclass(frozen=True, kw_only=True)
class TableCheck:
    """One table of a data set: its rows, and a sentence for each thing that does not fit its definition."""

    name: str
    rows: int
    faults: tuple[str, ...]

    def to_mapping(self) -> dict[str, Any]:
        return {"name": self.name, "rows": self.rows, "faults": list(self.faults)}


def check_dataset(folder: Path) -> tuple[TableCheck, ...]:
    """The tables that are in the folder, each checked; InputError where there is no table of calls.

    What is right in form can still be wrong in fact: whether a time is true is a question for data quality.
    """
    if not (folder / f"{CALLS.name}.parquet").is_file():
        raise InputError(
            "no_dataset",
            f"There is no {CALLS.name}.parquet in “{folder.name}”.",
            "Give the folder “dataset” of a baseline, or one that “coresponder calls read” wrote.",
        )
    with connected() as connection:
        present = [table for table in TABLES if (folder / f"{table.name}.parquet").is_file()]
        return tuple(_check_table(connection, table, folder / f"{table.name}.parquet") for table in present)


def _check_table(connection: duckdb.DuckDBPyConnection, table: Table, path: Path) -> TableCheck:
    try:
        rows = connection.read_parquet(str(path))
    except duckdb.Error as error:
        raise InputError("not_parquet", f"{path.name} is no Parquet file.", "Write the data set again.") from error
    types = dict(zip(rows.columns, map(str, rows.types), strict=True))
    faults = (*_form_faults(table, types), *_value_faults(rows, table, types))
    return TableCheck(name=table.name, rows=len(rows), faults=faults)


def _form_faults(table: Table, types: Mapping[str, str]) -> Iterator[str]:
    for column in table.columns:
        if column.name not in types:
            yield f"The column {column.name} is missing."
        elif types[column.name] not in FITTING_TYPES[column.type]:
            yield f"The column {column.name} holds {types[column.name]}, not {column.type}."
    for name in sorted(types.keys() - set(table.column_names)):
        yield f"The column {name} is not part of the data set."


def _value_faults(rows: duckdb.DuckDBPyRelation, table: Table, types: Mapping[str, str]) -> Iterator[str]:
    asked = [
        (sentence, condition)
        for column in table.columns
        if types.get(column.name) in FITTING_TYPES[column.type]
        for sentence, condition in _questions(column)
    ]
    counts = ", ".join(f"count(*) FILTER (WHERE {condition})" for _, condition in asked)
    found = rows.aggregate(counts).fetchall()[0] if asked else ()
    for (sentence, _), count in zip(asked, found, strict=True):
        if count:
            yield f"{sentence} in {count:,} of {len(rows):,} rows."


def _questions(column: Column) -> Iterator[tuple[str, str]]:
    """The beginning of a sentence, and the SQL condition under which a row has that fault."""
    name = identifier(column.name)
    if column.required:
        yield f"{column.name} is empty", f"{name} IS NULL"
    if column.codes:
        yield f"{column.name} is none of its codes", f"{name} NOT IN ({text_list(column.codes)})"
