"""How a text is laid out as a table: its delimiter, its header, and the lines before the header."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coresponder.kernel.errors import InputError

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "pipe"}
ROWS_LOOKED_AT = 200
HEADER_WITHIN_ROWS = 10

LOOKS_LIKE_A_TIME = re.compile(r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}([ T]\d{1,2}:\d{2}.*)?$")
LOOKS_LIKE_A_NUMBER = re.compile(r"-?[\d.,]*\d[\d.,]*$")

Row = list[str]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The delimiter, the header and how many lines stand before it."""

    delimiter: str
    header: tuple[str, ...]
    skipped_lines: int


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """The first rows as one delimiter divides them."""

    delimiter: str
    rows: list[Row]
    lines: list[int]  # how many lines of the text stand before each row

    @property
    def usual_fields(self) -> int:
        return Counter(len(row) for row in self.rows).most_common(1)[0][0] if self.rows else 0

    @property
    def regularity(self) -> tuple[float, int]:
        """The share of rows with the usual number of fields, roughly, and that number."""
        usual = self.usual_fields
        share = sum(len(row) == usual for row in self.rows) / max(1, len(self.rows))
        return (round(share, 1) if usual > 1 else 0.0, usual)


def layout_of(lines: Sequence[str], name: str) -> Layout:
    """The layout of a text that begins with these lines; InputError where it is no table with a header and rows."""
    if not any(line.strip() for line in lines):
        raise InputError("empty_file", f"{name} is empty: it has only blank lines.", "Export it again.")
    reading = max((_read(lines, delimiter) for delimiter in DELIMITERS), key=lambda reading: reading.regularity)
    place = _header_place(reading)
    if reading.usual_fields < 2 or place is None:
        raise _not_a_table(name)
    header = named_columns(reading.rows[place], name)
    if len(reading.rows) == place + 1:
        raise header_only(name)
    return Layout(delimiter=reading.delimiter, header=header, skipped_lines=reading.lines[place])


def rows_of(lines: Iterable[str], delimiter: str) -> Iterable[Row]:
    """The rows of a text, blank lines left out."""
    return (row for row in csv.reader(lines, delimiter=delimiter) if row)


def named_columns(cells: Sequence[str], name: str) -> tuple[str, ...]:
    """The header as column names: unnamed columns are numbered; InputError for a name that occurs twice."""
    names = tuple(cell.strip() or f"column {place}" for place, cell in enumerate(cells, start=1))
    _refuse_data(names, name)
    places: dict[str, int] = {}
    for place, column in enumerate(names, start=1):
        if column.casefold() in places:
            raise InputError(
                "duplicate_columns",
                f"In {name}, columns {places[column.casefold()]} and {place} are both called “{column}”.",
                "Give each column of the header a name of its own, and try again.",
            )
        places[column.casefold()] = place
    return names


def header_only(name: str) -> InputError:
    """The error for a table without any row."""
    return InputError(
        "header_only", f"{name} has a header but not a single row of calls.", "Check the period that was exported."
    )


def _read(lines: Sequence[str], delimiter: str) -> _Reading:
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[Row] = []
    before: list[int] = []
    line = 0
    try:
        for row in reader:
            if row:
                rows.append(row)
                before.append(line)
            line = reader.line_num
            if len(rows) == ROWS_LOOKED_AT:
                break
    except csv.Error:  # a field beyond the reader's limit: this delimiter does not divide the text
        rows = rows[:1]
    return _Reading(delimiter=delimiter, rows=rows, lines=before)


def _header_place(reading: _Reading) -> int | None:
    """Where the first row with the usual number of fields is; lines before it are a title."""
    usual = reading.usual_fields
    return next((place for place, row in enumerate(reading.rows[:HEADER_WITHIN_ROWS]) if len(row) == usual), None)


def _refuse_data(names: Sequence[str], name: str) -> None:
    times = sum(bool(LOOKS_LIKE_A_TIME.match(cell)) for cell in names)
    numbers = sum(bool(LOOKS_LIKE_A_NUMBER.match(cell)) for cell in names)
    if times or numbers > len(names) / 2:
        raise InputError(
            "no_header",
            f"The first row of {name} looks like a call, not like the names of the columns.",
            "Export it with a header row, or write the column names into a first line.",
        )


def _not_a_table(name: str) -> InputError:
    return InputError(
        "not_a_table",
        f"{name} has only one column, whether divided by {', '.join(DELIMITERS.values())}.",
        "Export the calls as CSV with a comma between the columns and a header row.",
    )
