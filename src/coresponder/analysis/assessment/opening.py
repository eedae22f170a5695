"""The tables of a program data set in a folder, for a database to ask; the calls of a baseline beside them."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import ibis
import ibis.expr.types as ir

from coresponder.formats.dataset.tables import TABLES, TABLES_OF_CALLS
from coresponder.formats.local_spark import local_spark
from coresponder.formats.workspace import Workspace
from coresponder.kernel.errors import InputError

MANIFEST = "manifest.json"
ONE_DAY = timedelta(days=1)
Engine = Literal["duckdb", "spark"]
ENGINES: tuple[Engine, ...] = ("duckdb", "spark")
Tables = Mapping[str, ir.Table]


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The tables by name; `as_of` is the moment of the release, where the folder says it.

    `for_all_periods` is what a copy of the data set has ready for every program over these tables.
    """

    tables: Tables
    as_of: datetime | None = None
    for_all_periods: Tables = field(default_factory=dict)

    def last_whole_day(self, zone: ZoneInfo) -> date | None:
        """The last local day that was over when the data set was made."""
        return None if self.as_of is None else self.as_of.astimezone(zone).date() - ONE_DAY


@contextmanager
def started(engine: Engine) -> Iterator[Any]:
    """The engine that counts, as an Ibis connection, until the work is done. UsageError where it is not there."""
    if engine == "spark":
        with local_spark() as database:
            yield database
    else:
        with Workspace() as workspace:
            yield ibis.duckdb.from_connection(workspace.connection)


def opened(folder: Path, workspace: Workspace, *, calls_from: Path | None = None) -> Opened:
    """The tables of a folder in DuckDB, as `read_into` reads them."""
    return read_into(ibis.duckdb.from_connection(workspace.connection), folder, calls_from=calls_from)


def read_into(database: Any, folder: Path, *, calls_from: Path | None = None) -> Opened:
    """The tables that there are; InputError where the folder has none. Where it has no calls of an export of
    computer-aided dispatch, those of `calls_from` (the data set of a baseline) stand in their place."""
    paths = _paths(folder)
    if not paths:
        raise InputError(
            "no_tables",
            f"The folder “{folder.name}” holds no table of the program data set.",
            "Give a folder of Parquet files as docs/reference/data-set.md describes them.",
        )
    if calls_from is not None and "calls" not in paths:
        of_calls = {table.name for table in TABLES_OF_CALLS}
        paths |= {name: path for name, path in _paths(calls_from).items() if name in of_calls}
    tables = {name: database.read_parquet(str(path.resolve()), table_name=name) for name, path in paths.items()}
    return Opened(tables=tables, as_of=_as_of(folder))


def _paths(folder: Path) -> dict[str, Path]:
    paths = {table.name: folder / f"{table.name}.parquet" for table in TABLES}
    return {name: path for name, path in paths.items() if path.is_file()}


def _as_of(folder: Path) -> datetime | None:
    path = folder / MANIFEST
    if not path.is_file():
        return None
    return datetime.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["as_of"])
