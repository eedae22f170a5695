"""The rejected rows: each with its file, its place there and the reason, as a CSV file that can be acted on."""

import re
from pathlib import Path

import duckdb

from coresponder.formats.cad.opening import OpenedFile
from coresponder.formats.sql import text
from coresponder.formats.workspace import Workspace
from coresponder.kernel.errors import InputError

REASONS = {
    "MISSING COLUMNS": "It has fewer columns than the header.",
    "TOO MANY COLUMNS": "It has more columns than the header.",
    "UNQUOTED VALUE": "A quotation mark in it is opened and not closed.",
    "LINE SIZE OVER MAXIMUM": "It is longer than any row can be; a quotation mark may not be closed.",
    "INVALID ENCODING": "It holds bytes that are not text in the file's encoding.",
}
OTHER_REASON = "It cannot be divided into columns."

# From here on, this share of the rows lacks a column: the layout changed, and one row after another would be lost.
MOST_ROWS = 0.9
ENOUGH_ROWS = 20


def make_rejects(connection: duckdb.DuckDBPyConnection) -> None:
    """The empty table `rejects`."""
    connection.execute(
        "CREATE OR REPLACE TABLE rejects (input_file BIGINT, input_row BIGINT, reason VARCHAR,"
        " event_number VARCHAR, call_type VARCHAR, disposition VARCHAR)"
    )


def collect_scanner_rejects(
    connection: duckdb.DuckDBPyConnection, scan: str, number: int, opened: OpenedFile
) -> dict[str, int]:
    """Put what DuckDB's CSV scanner rejected into `rejects`; the counts by reason. Their text is not kept."""
    cases = " ".join(f"WHEN {text(code)} THEN {text(reason)}" for code, reason in REASONS.items())
    first_line = opened.kind.skipped_lines + 1
    connection.execute(
        f"INSERT INTO rejects SELECT {number}, line - {first_line}, any_value(CASE error_type::VARCHAR {cases}"  # noqa: S608
        f" ELSE {text(OTHER_REASON)} END), NULL, NULL, NULL FROM {scan}_errors GROUP BY line"
    )
    query = "SELECT reason, count(*) FROM rejects WHERE input_file = ? GROUP BY reason ORDER BY reason"
    return dict(connection.execute(query, [number]).fetchall())


def refuse_changed_layout(connection: duckdb.DuckDBPyConnection, number: int, name: str, rows: int) -> None:
    """InputError where a column disappears: from some row on, nearly every row is shorter than the header."""
    short = text(REASONS["MISSING COLUMNS"])
    query = f"SELECT min(input_row), count(*) FROM rejects WHERE input_file = {number} AND reason = {short}"  # noqa: S608
    first, count = connection.execute(query).fetchone() or (None, 0)
    if first is not None and count >= ENOUGH_ROWS and count >= MOST_ROWS * (rows - first + 1):
        raise InputError(
            "column_disappears",
            f"From row {first:,} on, the rows of {name} have fewer columns than its header.",
            "Export it again in one layout, or split it there and read each part with its own header and profile.",
        )


def write_rejects(workspace: Workspace, path: Path) -> int:
    """Write the rejected rows to `path`; how many there are. No cell can run as a formula in a spreadsheet."""
    names = [
        file for (file,) in workspace.connection.execute("SELECT name FROM input_files ORDER BY number").fetchall()
    ]
    columns = ", ".join(f"{_harmless(name)} AS {name}" for name in ("event_number", "call_type", "disposition"))
    query = (
        f"SELECT {_harmless('name')} AS file, input_row AS row, reason, {columns} FROM rejects"  # noqa: S608
        " JOIN input_files ON number = input_file ORDER BY input_file, input_row"
    )
    counted = workspace.connection.execute(f"COPY ({query}) TO {text(str(path))} (FORMAT csv, HEADER)").fetchone()
    return int(counted[0]) if counted and names else 0


def _harmless(column: str) -> str:
    """A text that a spreadsheet shows as it stands."""
    formula = re.escape("=+-@") + "\\t\\r"
    return f"CASE WHEN regexp_matches({column}, '^[{formula}]') THEN '''' || {column} ELSE {column} END"
