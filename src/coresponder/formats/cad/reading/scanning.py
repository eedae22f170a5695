"""One file through DuckDB's scanner, whatever is wrong with single rows of it.

What the scanner cannot divide into columns goes to `rejects`. A quotation mark that is opened and never closed would
swallow every row up to the next one: its line is blanked out in a copy, and the copy is read again, so that it costs
its own row and no other.
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import duckdb

from coresponder.formats.cad.opening import OpenedFile
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.rejects import collect_scanner_rejects, refuse_changed_layout
from coresponder.formats.cad.reading.staging import csv_source, parquet_source, unreadable_file
from coresponder.kernel.errors import InputError

SCAN = "scan"
MOST_READINGS = 10
LINE_ENDS = b"\r\n"

Write = Callable[[str], int]
"""Writes the rows of an SQL table expression somewhere, and says how many there were."""


def scan(
    connection: duckdb.DuckDBPyConnection,
    file: OpenedFile,
    profile: Profile,
    write: Write,
    *,
    number: int,
    folder: Path,
) -> int:
    """Let `write` take the rows of the file; how many there were. What could not be divided is in `rejects`.

    InputError where the file cannot be divided at all, or a column disappears on the way.
    """
    try:
        if file.is_parquet:
            return write(parquet_source(file, profile))
        return _scan_text(connection, file, profile, write, number=number, copy=folder / "mended.csv")
    except duckdb.Error as error:
        raise unreadable_file(file.path.name, error) from error
    finally:
        (folder / "mended.csv").unlink(missing_ok=True)
        _forget(connection)


def _scan_text(
    connection: duckdb.DuckDBPyConnection, file: OpenedFile, profile: Profile, write: Write, *, number: int, copy: Path
) -> int:
    lines_before = file.kind.skipped_lines + 1
    blanked: dict[int, int] = {}
    for _ in range(MOST_READINGS):
        rows = _scan_once(connection, file, profile, write)
        swallowing = _swallowing(connection)
        if not swallowing:
            counts = collect_scanner_rejects(
                connection, SCAN, number, lines_before=lines_before, blanked=blanked.keys()
            )
            refuse_changed_layout(connection, number, file.path.name, rows + sum(counts.values()))
            return rows
        file = _without_lines(file, swallowing.values(), copy)
        blanked |= swallowing
    raise InputError(
        "unclosed_quotes",
        f"{file.path.name} has more than {len(blanked):,} quotation marks that are never closed.",
        "Export it again with quotation marks doubled inside a field, or with another delimiter.",
    )


def _scan_once(connection: duckdb.DuckDBPyConnection, file: OpenedFile, profile: Profile, write: Write) -> int:
    """One reading: strict about quotation marks, or lenient where lines end now in one way and now in another."""
    try:
        _forget(connection)
        return write(csv_source(file, profile, rejects=SCAN))
    except duckdb.InvalidInputException:
        _forget(connection)
        return write(csv_source(file, profile, rejects=SCAN, strict=False))


def _swallowing(connection: duckdb.DuckDBPyConnection) -> dict[int, int]:
    """Lines of which an unclosed quotation mark took in lines that follow, each with the byte that it starts at."""
    found = connection.execute(
        f"SELECT line, min(line_byte_position) FROM {SCAN}_errors WHERE error_type = 'UNQUOTED VALUE'"  # noqa: S608
        r" AND regexp_matches(csv_line, '\S.*\n\s*\S', 's') GROUP BY line"
    ).fetchall()
    return dict(found)


def _forget(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(f"DROP TABLE IF EXISTS {SCAN}_errors")
    connection.execute(f"DROP TABLE IF EXISTS {SCAN}_scans")


def _without_lines(file: OpenedFile, places: Iterable[int], copy: Path) -> OpenedFile:
    """The same text with the lines at these places overwritten, so that every later byte stays where it is."""
    if file.readable != copy:
        shutil.copyfile(file.readable, copy)
    with copy.open("r+b") as stream:
        for place in places:
            _overwrite_line(stream, place - 1)
    return replace(file, readable=copy)


def _overwrite_line(stream: BinaryIO, start: int) -> None:
    stream.seek(start)
    line = stream.readline()
    while line and not line.strip(LINE_ENDS):  # the scanner counts the end of the line before as part of this one
        start += len(line)
        line = stream.readline()
    stream.seek(start)
    stream.write(b"x" * len(line.rstrip(LINE_ENDS)))
