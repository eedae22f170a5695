"""Is a folder a program data set? What does not fit, table by table, each fault in a sentence.

Columns, types, required values, codes, keys that name two rows, keys that name no row of the other table, times that
cannot be, numbers that cannot be. For data sets that this program wrote, and for those that a program filled from its
own records. A table that is not there is no fault: a program fills those that it needs.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import duckdb

from coresponder.formats.dataset.schema import Column, ColumnType, Order, Table
from coresponder.formats.dataset.tables import TABLES
from coresponder.formats.sql import identifier, text_list
from coresponder.formats.workspace import connected
from coresponder.kernel.errors import InputError

BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}
# Computer-aided dispatch is hardly older; appointments are not made further ahead.
FIRST_YEAR, MOST_YEARS_AHEAD = 1980, 5
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
    """The tables that are in the folder, each checked; InputError where there is none.

    What is right in form can still be wrong in fact: whether a time is true is a question for data quality.
    """
    found = sorted(path.stem for path in folder.glob("*.parquet"))
    present = [table for table in TABLES if table.name in found]
    if not present:
        raise InputError(
            "no_dataset",
            f"There is no table of the program data set in “{folder.name}”.",
            f"Write at least one of {', '.join(table.name for table in TABLES[:4])}… as Parquet, as"
            " docs/reference/data-set.md describes it; or give the folder “dataset” of a baseline.",
        )
    with connected() as connection:
        tables = [_check_table(connection, table, folder) for table in present]
    return (*tables, *(_unknown(name) for name in found if name not in BY_NAME))


def _unknown(name: str) -> TableCheck:
    nearest = get_close_matches(name, BY_NAME, n=1)
    hint = f" Did you mean {nearest[0]}?" if nearest else ""
    return TableCheck(name=name, rows=0, faults=(f"There is no table of this name in the data set.{hint}",))


def _check_table(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> TableCheck:
    path = folder / f"{table.name}.parquet"
    try:
        rows = connection.read_parquet(str(path))
    except duckdb.Error as error:
        raise InputError("not_parquet", f"{path.name} is no Parquet file.", "Write the data set again.") from error
    types = dict(zip(rows.columns, map(str, rows.types), strict=True))
    fitting = {each.name for each in table.columns if types.get(each.name) in FITTING_TYPES[each.type]}
    faults = [*_form_faults(table, types), *_value_faults(rows, table, fitting), *_key_faults(rows, table, fitting)]
    faults += [*_faults_of_links(connection, rows, table, fitting, folder)]
    return TableCheck(name=table.name, rows=len(rows), faults=tuple(faults))


def _form_faults(table: Table, types: Mapping[str, str]) -> Iterator[str]:
    for column in table.columns:
        if column.name not in types:
            yield f"The column {column.name} is missing."
        elif types[column.name] not in FITTING_TYPES[column.type]:
            yield f"The column {column.name} holds {types[column.name]}, not {column.type}."
    for name in sorted(types.keys() - set(table.column_names)):
        nearest = get_close_matches(name, sorted(set(table.column_names) - types.keys()), n=1)
        yield f"The column {name} is not part of the data set.{f' Did you mean {nearest[0]}?' if nearest else ''}"


def _value_faults(rows: duckdb.DuckDBPyRelation, table: Table, fitting: Collection[str]) -> Iterator[str]:
    asked = [pair for column in table.columns if column.name in fitting for pair in _questions(column)]
    asked += [_out_of_order(each) for each in table.orders if {each.earlier, each.later} <= set(fitting)]
    counts = ", ".join(f"count(*) FILTER (WHERE {condition})" for _, condition in asked)
    found = rows.aggregate(counts).fetchall()[0] if asked else ()
    for (sentence, _), count in zip(asked, found, strict=True):
        if count:
            yield _in_rows(sentence, count, len(rows))


def _questions(column: Column) -> Iterator[tuple[str, str]]:
    """The beginning of a sentence, and the SQL condition under which a row has that fault."""
    name = identifier(column.name)
    if column.required:
        yield f"{column.name} is empty", f"{name} IS NULL"
    if column.codes:
        yield f"{column.name} is none of its codes", f"{name} NOT IN ({text_list(column.codes)})"
    if column.least is not None:
        yield f"{column.name} is less than {column.least:g}", f"{name} < {column.least}"
    if column.most is not None:
        yield f"{column.name} is more than {column.most:g}", f"{name} > {column.most}"
    if column.type in ("instant", "date"):
        yield f"{column.name} is before {FIRST_YEAR} or in the far future", _impossible(name)


def _impossible(name: str) -> str:
    return f"year({name}) < {FIRST_YEAR} OR {name} > now() + INTERVAL {MOST_YEARS_AHEAD} YEAR"


def _out_of_order(order: Order) -> tuple[str, str]:
    earlier, later = identifier(order.earlier), identifier(order.later)
    return f"{order.earlier} is after {order.later}", f"{earlier} > {later}"


def _key_faults(rows: duckdb.DuckDBPyRelation, table: Table, fitting: Collection[str]) -> Iterator[str]:
    """A key that names two rows: each row beyond the first is counted."""
    if not table.key or not set(table.key) <= set(fitting):
        return
    names = ", ".join(identifier(each) for each in table.key)
    distinct = len(rows.project(names).distinct())
    if distinct < len(rows):
        yield _in_rows(f"{' and '.join(table.key)} names a row that is there already", len(rows) - distinct, len(rows))


def _faults_of_links(
    connection: duckdb.DuckDBPyConnection,
    rows: duckdb.DuckDBPyRelation,
    table: Table,
    fitting: Collection[str],
    folder: Path,
) -> Iterator[str]:
    """Values that are found in no row of the table that they refer to, where that table is there."""
    for column in table.columns:
        other, _, key = column.refers_to.partition(".")
        path = folder / f"{other}.parquet"
        if not other or column.name not in fitting or not path.is_file():
            continue
        wanted = connection.read_parquet(str(path))
        if key in wanted.columns and (count := _not_found(rows, column.name, wanted, key)):
            yield _in_rows(f"{column.name} is in no row of {other}", count, len(rows))


def _not_found(rows: duckdb.DuckDBPyRelation, name: str, wanted: duckdb.DuckDBPyRelation, key: str) -> int:
    asked = rows.project(f"CAST({identifier(name)} AS VARCHAR) AS value").filter("value IS NOT NULL").set_alias("asked")
    known = wanted.project(f"CAST({identifier(key)} AS VARCHAR) AS known").distinct().set_alias("known")
    return len(asked.join(known, "asked.value = known.known", how="anti"))


def _in_rows(sentence: str, count: int, rows: int) -> str:
    return f"{sentence} in {count:,} of {rows:,} rows."
