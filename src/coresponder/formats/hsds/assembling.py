"""Flat rows as the nested objects of HSDS 3.0: a service with its organization, places, hours and all the rest."""

from collections.abc import Iterable
from typing import Any

from coresponder.formats.hsds.directory import Row, Tables
from coresponder.formats.hsds.nesting import COLUMN_OF_ONE, LISTS, ONES
from coresponder.formats.hsds.tables import tables

Object = dict[str, Any]
# What would lead round in a circle: a place knows its services, an organization all of its own.
NOT_INSIDE = frozenset({("organization", "services"), ("service_at_location", "service")})
NOT_WRITTEN = frozenset({"original_id"})


class Assembling:
    """Objects from the tables of one directory. Rows are looked up by id and by what they belong to."""

    def __init__(self, found: Tables) -> None:
        self._by_id = {name: {row["id"]: row for row in rows} for name, rows in found.items()}
        self._children: dict[tuple[str, str, str], list[Row]] = {}
        for table, rows in found.items():
            for row in rows:
                self._index(table, row)

    def _index(self, table: str, row: Row) -> None:
        for column in tables()[table].references:
            if owner := row.get(column):
                self._children.setdefault((table, column, owner), []).append(row)
        if table == "attribute":
            self._children.setdefault(("attribute", "link_id", row["link_id"]), []).append(row)

    def full(self, table: str, row: Row) -> Object:
        """The row with everything that belongs to it."""
        return self._nested(table, row, came_by="")

    def plain(self, table: str, row: Row) -> Object:
        """The row with its one-to-one objects, as lists of the API have it; those plain themselves."""
        found = self._own(table, row)
        for name, kind in ONES.get(table, {}).items():
            if inner := self._one(table, name, kind, row):
                found[name] = self._own(kind, inner)
        return found

    def _nested(self, table: str, row: Row, *, came_by: str) -> Object:
        found = self._own(table, row)
        for name, kind in ONES.get(table, {}).items():
            inner = self._one(table, name, kind, row)
            if inner and (table, name) not in NOT_INSIDE:
                found[name] = self._nested(kind, inner, came_by=f"{table}_id")
        for name, kind in LISTS.get(table, {}).items():
            if (table, name) not in NOT_INSIDE and (rows := self._children.get((kind, f"{table}_id", row["id"]))):
                found[name] = [self._nested(kind, each, came_by=f"{table}_id") for each in rows]
        if rows := self._children.get(("attribute", "link_id", row["id"])):
            found["attributes"] = [self._nested("attribute", each, came_by="link_id") for each in rows]
        if came_by and came_by not in ("link_id",):
            found.pop(came_by, None)
        return found

    def _one(self, table: str, name: str, kind: str, row: Row) -> Row | None:
        column = COLUMN_OF_ONE.get(name, f"{name}_id")
        return self._by_id.get(kind, {}).get(str(row.get(column) or ""))

    def _own(self, table: str, row: Row) -> Object:
        """The row's own columns, and stand-ins for text that HSDS requires and that is not known."""
        found = {name: value for name, value in row.items() if name not in NOT_WRITTEN and value is not None}
        for name, column in tables()[table].columns.items():
            if column.is_required and column.kind == "text":
                found.setdefault(name, "")
        return _as_schema_has_it(table, found)


def _as_schema_has_it(table: str, found: Object) -> Object:
    if table == "phone" and "extension" in found:
        extension = str(found.pop("extension"))
        if extension.isdigit():
            found["extension"] = int(extension)
        else:
            found["description"] = " · ".join(filter(None, (found.get("description"), f"extension {extension}")))
    elif table == "service_capacity":
        found["unit"] = {"id": found["id"], "name": found.pop("unit_name", "places")}
    return found


def rows_for(found: Tables, table: str) -> Iterable[Row]:
    """The rows of a table in an order that stays the same."""
    return sorted(found.get(table, ()), key=lambda row: (str(row.get("name") or ""), row["id"]))
