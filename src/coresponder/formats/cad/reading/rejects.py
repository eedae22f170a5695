"""The rejected rows: each with its file, its place there and the reason, as a CSV file that can be acted on."""

import csv
from collections.abc import Collection
from pathlib import Path

import duckdb

from coresponder.formats.cad.fields import FIELDS, STAMP_FIELDS
from coresponder.formats.cad.reading.staging import KEPT_TEXTS
from coresponder.formats.sql import text
from coresponder.formats.workspace import Workspace
from coresponder.kernel.errors import InputError
from coresponder.kernel.spreadsheets import harmless

FEWER_COLUMNS = "It has fewer columns than the header."
UNCLOSED_QUOTE = "A quotation mark in it stands where it should not, or is not closed."

# What the scanner says of a row, the weightiest first.
REASONS = {
    "UNQUOTED VALUE": UNCLOSED_QUOTE,
    "INVALID ENCODING": "It holds bytes that are not text in the file's encoding.",
    "MISSING COLUMNS": FEWER_COLUMNS,
    "TOO MANY COLUMNS": "It has more columns than the header.",
    "LINE SIZE OVER MAXIMUM": "It is longer than any row can be; a quotation mark may not be closed.",
}
OTHER_REASON = "It cannot be divided into columns."

# Where this share of the rows from some row to the end lacks a column, the layout changed, and row after row is lost.
MOST_ROWS = 0.9
FEWEST_ROWS = 3
SMALLEST_SHARE_OF_FILE = 0.05  # less is a broken end, such as a line of totals

PIECE_ROWS = 1000


def make_rejects(connection: duckdb.DuckDBPyConnection) -> None:
    """The empty table `rejects`. `is_divided` rows were divided into columns, so that their text can be shown."""
    connection.execute(
        "CREATE OR REPLACE TABLE rejects (input_file BIGINT, input_row BIGINT, reason VARCHAR, is_divided BOOLEAN)"
    )


def collect_scanner_rejects(
    connection: duckdb.DuckDBPyConnection, scan: str, number: int, *, lines_before: int, blanked: Collection[int] = ()
) -> dict[str, int]:
    """Put what DuckDB's CSV scanner rejected into `rejects`; the counts by reason. Their text is not kept.

    `lines_before` are the header and what stands above it; `blanked` are lines that were taken out for a quotation
    mark that is not closed.
    """
    cases = " ".join(f"WHEN list_contains(kinds, {text(kind)}) THEN {text(reason)}" for kind, reason in REASONS.items())
    connection.execute(
        f"INSERT INTO rejects SELECT $number, line - $before, CASE WHEN list_contains($blanked, line)"  # noqa: S608
        f" THEN {text(UNCLOSED_QUOTE)} {cases} ELSE {text(OTHER_REASON)} END, FALSE"
        f" FROM (SELECT line, list(error_type::VARCHAR) AS kinds FROM {scan}_errors GROUP BY line)",
        {"number": number, "before": lines_before, "blanked": list(blanked)},
    )
    query = "SELECT reason, count(*) FROM rejects WHERE input_file = ? GROUP BY reason ORDER BY reason"
    return dict(connection.execute(query, [number]).fetchall())


def refuse_changed_layout(connection: duckdb.DuckDBPyConnection, number: int, name: str, rows: int) -> None:
    """InputError where a column disappears: from some row on, nearly every row is shorter than the header.

    Such a file is refused as a whole: what is left of it would be a part of the period that looks like all of it.
    """
    found = connection.execute(
        "WITH short AS (SELECT input_row, row_number() OVER (ORDER BY input_row DESC) AS until_end FROM rejects"
        " WHERE input_file = ? AND reason = ?) SELECT min(input_row) FROM short"
        " WHERE until_end >= ? * (? - input_row + 1) AND until_end >= greatest(?, ? * ?)",
        [number, FEWER_COLUMNS, MOST_ROWS, rows, FEWEST_ROWS, SMALLEST_SHARE_OF_FILE, rows],
    ).fetchone()
    if found is not None and found[0] is not None:
        raise InputError(
            "column_disappears",
            f"From row {found[0]:,} on, the rows of {name} have fewer columns than its header.",
            "Export it again in one layout, or split it there and read each part with its own header and profile.",
        )


def write_rejects(workspace: Workspace, path: Path) -> int:
    """Write the rejected rows to `path`; how many there are. No cell can run as a formula in a spreadsheet.

    Shown of a row is what the profile maps, stamps as the source wrote them; never an address or coordinates. Of a row
    that could not be divided into columns nothing is shown, because nobody knows which of it is a person's.
    """
    shown = _shown_columns()
    found = workspace.connection.execute(
        f"SELECT name, rejects.input_row, reason, {', '.join(shown.values())}"  # noqa: S608 - our own names
        " FROM rejects JOIN input_files ON number = rejects.input_file LEFT JOIN staged_rows ON is_divided"
        " AND staged_rows.input_file = rejects.input_file AND staged_rows.input_row = rejects.input_row"
        " ORDER BY rejects.input_file, rejects.input_row"
    )
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["file", "row", "reason", *shown])
        while rows := found.fetchmany(PIECE_ROWS):
            writer.writerows([_harmless(cell) for cell in row] for row in rows)
            count += len(rows)
    return count


def _shown_columns() -> dict[str, str]:
    """Under which heading each staged column is shown."""
    texts = {name: name for name in FIELDS if name in ("event_number", "unit", *KEPT_TEXTS)}
    return {**texts, **{name: f"{name.removesuffix('_at')}_literal" for name in STAMP_FIELDS}}


def _harmless(cell: object) -> str:
    """A text that a spreadsheet shows as it stands."""
    return harmless("" if cell is None else str(cell))
