"""The copy of a data set from which measures are counted, as a file of DuckDB in the folder of the data set.

It is written once, after the data set, and carries the fingerprints of the files it was made from and the definitions
that it answers. Where either has changed, or there is no copy, measures are counted from the files, which takes longer
and finds the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import duckdb
import ibis

from coresponder.analysis.assessment.opening import Opened, Tables, read_into
from coresponder.analysis.assessment.preparing import (
    COPIED,
    copied_flags,
    copied_tables,
    make_copy,
    questions,
)
from coresponder.formats.sql import text
from coresponder.formats.workspace import Workspace
from coresponder.kernel.content_hash import content_sha256, file_sha256

COPY: Final = "counting_copy.duckdb"
FORM: Final = 3  # another one when the copy is laid out in another way
PLACE: Final = "counting_copy"


def write_copy(folder: Path) -> Path:
    """Make the copy of the data set in the folder, in the place of a former one. InputError where it has no tables."""
    path, unfinished = folder / COPY, folder / f"{COPY}.unfinished"
    with _nothing_left(folder, unfinished.name), Workspace() as workspace:
        database = ibis.duckdb.from_connection(workspace.connection)
        found = read_into(database, folder)
        with _attached(database, unfinished):
            make_copy(database, found.tables, PLACE)
            _seal(database, _made_from(folder, found.tables))
        return unfinished.replace(path)


def with_copy(database: Any, folder: Path, found: Opened) -> Opened:
    """The same tables, out of the copy as far as there is one of these very files; it stays attached."""
    path = folder / COPY
    if not path.is_file():
        return found
    try:
        database.raw_sql(f"ATTACH IF NOT EXISTS {text(str(path.resolve()))} AS {PLACE} (READ_ONLY)")
        (sealed,) = database.raw_sql(f"SELECT sha256 FROM {PLACE}.made_from").fetchone()  # noqa: S608 - our own name
    except duckdb.Error:  # of another version of DuckDB, or cut off: then the files are what is counted
        return found
    if sealed != _made_from(folder, found.tables):
        return found
    return replace(
        found,
        tables={**found.tables, **copied_tables(database, found.tables, PLACE)},
        for_all_periods=copied_flags(database, found.tables, PLACE),
    )


@contextmanager
def _nothing_left(folder: Path, name: str) -> Iterator[None]:
    """Without what an earlier attempt left that was cut off, and leaving nothing: DuckDB writes beside its file too."""
    for left in folder.glob(f"{name}*"):
        left.unlink()
    try:
        yield
    finally:
        for left in folder.glob(f"{name}*"):
            left.unlink()


@contextmanager
def _attached(database: Any, path: Path) -> Iterator[None]:
    database.raw_sql(f"ATTACH {text(str(path.resolve()))} AS {PLACE}")
    yield
    database.raw_sql(f"DETACH {PLACE}")


def _seal(database: Any, sha256: str) -> None:
    database.raw_sql(f"CREATE TABLE {PLACE}.made_from AS SELECT {text(sha256)} AS sha256")


def _made_from(folder: Path, tables: Tables) -> str:
    """The fingerprint of the files, and of everything that is asked of them."""
    files = {name: file_sha256(folder / f"{name}.parquet") for name in COPIED if name in tables}
    return content_sha256({"form": FORM, "files": files, "questions": questions(tables)})
