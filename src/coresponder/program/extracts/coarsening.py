"""What becomes of a row where a release names no moments: as the data dictionary says of each column."""

from collections.abc import Iterable, Iterator
from typing import Any

from coresponder.formats.dataset import Column, Table
from coresponder.program.extracts.sources import Row
from coresponder.program.extracts.vocabulary import Detail

FOUR_WEEKS = 28


def coarsened(rows: Iterable[Row], *, table: Table, detail: Detail) -> Iterable[Row]:
    """The rows in the detail of the release."""
    if detail == Detail.MOMENTS:
        return rows
    changed = [column for column in table.columns if column.in_months != "kept"]
    return _in_months(rows, changed)


def _in_months(rows: Iterable[Row], changed: list[Column]) -> Iterator[Row]:
    for row in rows:
        yield {**row, **{column.name: _coarse(row.get(column.name), column) for column in changed}}


def _coarse(value: Any, column: Column) -> Any:
    if value is None or column.in_months == "empty":
        return None
    return value.replace(day=1) if column.in_months == "month" else value - value % FOUR_WEEKS
