"""Which table is filled by what. An app further up registers its own table in its `ready`:

    sources.register(COSTS, rows_of_costs)

`rows_of_costs(scope)` gives each row as a mapping of column names to values, in an order that depends on the records
alone. A column that it leaves out is empty.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from coresponder.formats.dataset import Table
from coresponder.program.extracts.scope import Scope

Row = Mapping[str, Any]
Rows = Callable[[Scope], Iterable[Row]]
_SOURCES: dict[str, tuple[Table, Rows]] = {}


def register(table: Table, rows: Rows) -> None:
    """Say what fills a table. ValueError where another function does."""
    if _SOURCES.get(table.name, (table, rows)) != (table, rows):
        raise ValueError(f"The table {table.name} has a source already.")
    _SOURCES[table.name] = (table, rows)


def filled_tables() -> list[tuple[Table, Rows]]:
    """Every table with its source, those that name people first and the people last, who are then known."""
    return sorted(_SOURCES.values(), key=lambda pair: (pair[0].name == "persons", pair[0].name))
