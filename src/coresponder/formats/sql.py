"""Small pieces of DuckDB SQL, quoted safely."""

from collections.abc import Iterable, Sequence
from datetime import datetime


def identifier(name: str) -> str:
    """A column or table name, quoted."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text literal, quoted."""
    return "'" + value.replace("'", "''") + "'"


def text_list(values: Iterable[str]) -> str:
    """Text literals, separated by commas."""
    return ", ".join(text(value) for value in values)


def steps(column: str, pieces: Sequence[tuple[datetime | None, int]]) -> str:
    """The value of the piece that a timestamp column falls into, as a balanced tree of comparisons.

    Each piece is (start, value), in order; the first has no start. With a few hundred pieces a row costs about nine
    comparisons, far less than asking a time zone library for each row.
    """
    if len(pieces) == 1:
        return str(pieces[0][1])
    middle = len(pieces) // 2
    before, after = steps(column, pieces[:middle]), steps(column, pieces[middle:])
    return f"CASE WHEN {column} < TIMESTAMP '{pieces[middle][0]}' THEN {before} ELSE {after} END"
