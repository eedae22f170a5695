"""How a table of the program data set is described: every column with type, unit, codes and meaning."""

from dataclasses import dataclass, field
from typing import Literal

ColumnType = Literal["text", "integer", "number", "instant", "date", "flag"]
# In a release without moments a column is kept, cut to the first day of the month or to whole four weeks, or empty.
InMonths = Literal["kept", "month", "four_weeks", "empty"]

DUCKDB_TYPES: dict[ColumnType, str] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "instant": "TIMESTAMPTZ",
    "date": "DATE",
    "flag": "BOOLEAN",
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: what it means, in which unit, which codes it may hold, and whether it may be empty.

    `refers_to` names the column of another table in which every value has to be found. `least` and `most` bound what
    is possible at all. `in_months` says what becomes of it in a release without moments.
    """

    name: str
    type: ColumnType
    description: str
    required: bool = False
    unit: str = ""
    codes: tuple[str, ...] = ()
    refers_to: str = ""
    least: float | None = None
    most: float | None = None
    in_months: InMonths = "kept"

    @property
    def duckdb_type(self) -> str:
        return DUCKDB_TYPES[self.type]


@dataclass(frozen=True, kw_only=True)
class Order:
    """Two instants of a row of which the first cannot lie after the second."""

    earlier: str
    later: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: its grain in words, its columns in order, what names a row, and which instants have an order."""

    name: str
    grain: str
    description: str
    columns: tuple[Column, ...] = field(default=())
    key: tuple[str, ...] = ()
    orders: tuple[Order, ...] = ()

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)
