"""Nested JSON of HSDS to flat rows and back: which list stands in which object, and by which column."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from coresponder.formats.hsds.opening import RawRow
from coresponder.formats.hsds.tables import tables

# Table -> property -> the table of what stands in the list. It belongs there by the column "<table>_id".
LISTS: dict[str, dict[str, str]] = {
    "organization": {
        "funding": "funding",
        "contacts": "contact",
        "phones": "phone",
        "locations": "location",
        "programs": "program",
        "organization_identifiers": "organization_identifier",
        "services": "service",
        "additional_urls": "url",
    },
    "service": {
        "phones": "phone",
        "schedules": "schedule",
        "service_areas": "service_area",
        "service_at_locations": "service_at_location",
        "languages": "language",
        "funding": "funding",
        "cost_options": "cost_option",
        "required_documents": "required_document",
        "contacts": "contact",
        "capacities": "service_capacity",
        "additional_urls": "url",
    },
    "location": {
        "languages": "language",
        "addresses": "address",
        "contacts": "contact",
        "accessibility": "accessibility",
        "phones": "phone",
        "schedules": "schedule",
    },
    "service_at_location": {"contacts": "contact", "phones": "phone", "schedules": "schedule"},
    "contact": {"phones": "phone"},
    "phone": {"languages": "language"},
}
# Table -> property -> the table of the one object there, which the row points to by the column "<property>_id".
ONES: dict[str, dict[str, str]] = {
    "service": {"organization": "organization", "program": "program"},
    "service_at_location": {"location": "location", "service": "service"},
    "attribute": {"taxonomy_term": "taxonomy_term"},
    "taxonomy_term": {"taxonomy_detail": "taxonomy"},
    "service_capacity": {"unit": "unit"},
}
COLUMN_OF_ONE = {"taxonomy_detail": "taxonomy_id"}


@dataclass(kw_only=True)
class Flattened:
    """Rows by table. The same object told in several places is one row; what a later telling adds is added."""

    file: str
    rows: dict[str, list[RawRow]] = field(default_factory=dict)
    known: dict[tuple[str, str], RawRow] = field(default_factory=dict)

    def keep(self, table: str, key: str, row: RawRow) -> None:
        """Add a row, or what it says more than the same one before."""
        if earlier := self.known.get((table, key)):
            for name, value in row.cells.items():
                earlier.cells.setdefault(name, value)
            return
        self.known[table, key] = row
        self.rows.setdefault(table, []).append(row)


def flattened(name: str, document: Any) -> dict[str, list[RawRow]]:
    """The rows of a JSON document: a page of the API, a list, one object, or lists by table."""
    found = Flattened(file=name)
    for table, objects in _lists_in(name, document):
        for number, each in enumerate(objects, start=1):
            if isinstance(each, dict):
                _flatten(found, table, each, number=number, path=table, given={})
    return found.rows


def _lists_in(name: str, document: Any) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(document, dict) and isinstance(document.get("contents"), list):
        document = document["contents"]
    if isinstance(document, list):
        if document and isinstance(document[0], dict):
            yield _kind_of(name, document[0]), document
    elif isinstance(document, dict):
        by_table = [(_table_called(key), rows) for key, rows in document.items() if isinstance(rows, list)]
        if "id" in document:
            yield _kind_of(name, document), [document]
        else:
            yield from ((table, rows) for table, rows in by_table if table)


def _table_called(name: str) -> str:
    bare = name.casefold().removesuffix(".csv").removesuffix(".json")
    return next((each.name for each in tables().values() if bare in (each.name, each.file, f"{each.name}s")), "")


def _kind_of(name: str, shown: dict[str, Any]) -> str:
    """What kind of object it is, from what only one kind has."""
    signs = (
        ("service_at_location", ("service", "location", "location_id")),
        ("taxonomy_term", ("code", "taxonomy_detail", "term_uri", "taxonomy")),
        ("service", ("status", "service_at_locations", "organization", "organization_id")),
        ("organization", ("website", "locations", "programs", "tax_status", "legal_status")),
    )
    return next(
        (kind for kind, names in signs if any(each in shown for each in names)), _table_called(name) or "service"
    )


def _flatten(
    found: Flattened, table: str, shown: dict[str, Any], *, number: int, path: str, given: dict[str, Any]
) -> str:
    """Keep the object and all inside it; the answer is the key by which others point to it."""
    key = str(shown.get("id") or f"{found.file}:{number}:{path}")
    cells = {name: value for name, value in shown.items() if not isinstance(value, dict | list)} | given
    for name, kind in ONES.get(table, {}).items():
        if isinstance(inner := shown.get(name), dict):
            column = COLUMN_OF_ONE.get(name, f"{name}_id")
            cells[column] = _flatten(found, kind, inner, number=number, path=f"{path}.{name}", given={})
    found.keep(table, key, RawRow(file=found.file, number=number, cells=cells, path=path, key=key))
    for name, kind in LISTS.get(table, {}).items():
        _inside(found, shown.get(name), kind, number=number, path=f"{path}.{name}", given={f"{table}_id": key})
    link = {"link_id": key, "link_entity": table}
    _inside(found, shown.get("attributes"), "attribute", number=number, path=f"{path}.attributes", given=link)
    return key


def _inside(found: Flattened, shown: Any, table: str, *, number: int, path: str, given: dict[str, Any]) -> None:
    for place, each in enumerate(shown if isinstance(shown, list) else ()):
        if isinstance(each, dict):
            _flatten(found, table, each, number=number, path=f"{path}[{place}]", given=given)
