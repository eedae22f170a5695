"""How a table of the program data set is described: every column with type, unit, codes and meaning."""

from dataclasses import dataclass, field
from typing import Literal

ColumnType = Literal["text", "integer", "number", "instant", "date", "flag"]

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
    """One column: what it means, in which unit, which codes it may hold, and whether it may be empty."""

    name: str
    type: ColumnType
    description: str
    required: bool = False
    unit: str = ""
    codes: tuple[str, ...] = ()

    @property
    def duckdb_type(self) -> str:
        return DUCKDB_TYPES[self.type]


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: its grain in words, and its columns in order."""

    name: str
    grain: str
    description: str
    columns: tuple[Column, ...] = field(default=())

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)
