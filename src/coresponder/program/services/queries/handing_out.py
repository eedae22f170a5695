"""The directory as tables of HSDS 3.0: what stands in it, and what only we know, under terms of ours."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from coresponder.formats.hsds.directory import Tables
from coresponder.formats.hsds.tables import tables
from coresponder.program.services.queries.own_terms import own_attributes, own_lists
from coresponder.program.services.queries.rows import MODELS, as_row

# What belongs to a row, by the columns that lead to it: fetched with it.
OWNERS = ("service_id", "location_id", "service_at_location_id", "organization_id", "contact_id", "phone_id")


def tables_to_hand_out() -> Tables:
    """Every current row. A row that points to one that is gone or taken out no longer does, or goes with it."""
    found: Tables = {
        table: [as_row(table, each) for each in model.objects.current()] for table, model in MODELS.items()
    }
    own = own_lists()
    found["taxonomy"] += own["taxonomy"]
    found["taxonomy_term"] += own["taxonomy_term"]
    found["attribute"] += own_attributes()
    return consistent(found)


def consistent(found: Tables) -> Tables:
    """The tables without references to rows that are not in them."""
    ids = {table: {row["id"] for row in rows} for table, rows in found.items()}
    everything = {each for known in ids.values() for each in known}
    for table, described in tables().items():
        kept = []
        for row in found.get(table, ()):
            for name, column in described.references.items():
                if row.get(name) and row[name] not in ids.get(column.table, ()):
                    del row[name]
            is_whole = all(row.get(name) for name, column in described.columns.items() if column.is_needed)
            if is_whole and (table != "attribute" or row["link_id"] in everything):
                kept.append(row)
        found[table] = kept
        ids[table] = {row["id"] for row in kept}
    return found


def tables_around(services: Iterable[UUID]) -> Tables:
    """What one page of the interface needs: these services and everything that belongs to them."""
    chosen = list(services)
    found: Tables = {"service": _rows("service", pk__in=chosen)}
    at = found["service_at_location"] = _rows("service_at_location", service__in=chosen)
    places = [row["location_id"] for row in at]
    found["location"] = _rows("location", pk__in=places)
    organizations = [row["organization_id"] for row in found["service"]]
    found["organization"] = _rows("organization", pk__in=organizations)
    found["program"] = _rows("program", organization__in=organizations)
    found["organization_identifier"] = _rows("organization_identifier", organization__in=organizations)
    _add_belonging(found, services=chosen, at=[row["id"] for row in at], places=places, organizations=organizations)
    _add_terms(found, chosen)
    return consistent(found)


def _add_belonging(found: Tables, **ids: list[Any]) -> None:
    of = {
        "service": ids["services"],
        "service_at_location": ids["at"],
        "location": ids["places"],
        "organization": ids["organizations"],
    }
    for table in ("address", "accessibility", "contact", "phone", "language", "schedule", "cost_option"):
        found[table] = _belonging(table, of)
    for table in ("required_document", "service_area", "funding", "service_capacity"):
        found[table] = _belonging(table, of)
    contacts = [row["id"] for row in found["contact"]]
    found["phone"] = _merged(found["phone"], _rows("phone", contact__in=contacts))
    phones = [row["id"] for row in found["phone"]]
    found["language"] = _merged(found["language"], _rows("language", phone__in=phones))


def _belonging(table: str, of: dict[str, list[Any]]) -> list[dict[str, Any]]:
    fields = {field.name for field in MODELS[table]._meta.get_fields()}
    found: list[dict[str, Any]] = []
    for name in fields & of.keys():
        found = _merged(found, _rows(table, **{f"{name}__in": of[name]}))
    return found


def _add_terms(found: Tables, services: list[UUID]) -> None:
    own = own_lists()
    attributes = _rows("attribute", link_id__in=services) + own_attributes(services)
    found["attribute"] = attributes
    terms = {row.get("taxonomy_term_id") for row in attributes}
    outside = _rows("taxonomy_term", pk__in=[term for term in terms if term])
    found["taxonomy_term"] = outside + [row for row in own["taxonomy_term"] if row["id"] in terms]
    lists = [row["taxonomy_id"] for row in outside if row.get("taxonomy_id")]
    found["taxonomy"] = _rows("taxonomy", pk__in=lists) + own["taxonomy"]


def _rows(table: str, **chosen: Any) -> list[dict[str, Any]]:
    return [as_row(table, each) for each in MODELS[table].objects.current().filter(**chosen)]


def _merged(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({row["id"]: row for row in (*one, *other)}.values())
