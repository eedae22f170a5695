"""Rows of the directory as HSDS has them, and back: the one place where names and forms are translated."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from coresponder.formats.hsds.directory import Row, Tables
from coresponder.formats.hsds.tables import tables
from coresponder.program.services import models as m

MODELS: dict[str, type[m.Listed]] = {
    "organization": m.Organization,
    "organization_identifier": m.OrganizationIdentifier,
    "program": m.ServiceProgram,
    "service": m.Service,
    "location": m.Location,
    "service_at_location": m.ServiceAtLocation,
    "address": m.Address,
    "accessibility": m.Accessibility,
    "contact": m.Contact,
    "phone": m.Phone,
    "language": m.Language,
    "schedule": m.Schedule,
    "cost_option": m.CostOption,
    "required_document": m.RequiredDocument,
    "service_area": m.ServiceArea,
    "funding": m.Funding,
    "service_capacity": m.StatedCapacity,
    "taxonomy": m.Taxonomy,
    "taxonomy_term": m.TaxonomyTerm,
    "attribute": m.Attribute,
}
# Where a column of HSDS has another name here.
NAMES = {("taxonomy_term", "taxonomy_id"): "taxonomy_detail_id", ("funding", "source"): "source_of_funds"}


def table_of(instance: m.Listed) -> str:
    """HSDS's name of the table that the row belongs to."""
    return next(table for table, model in MODELS.items() if isinstance(instance, model))


def field_of(table: str, column: str) -> str:
    """The attribute that holds a column."""
    return NAMES.get((table, column), column)


def as_row(table: str, instance: m.Listed) -> Row:
    """The row as JSON can hold it, without what is empty."""
    row: Row = {"id": str(instance.pk)}
    for column in tables()[table].columns:
        value = as_value(getattr(instance, field_of(table, column)))
        if value is not None:
            row[column] = value
    return row


def as_value(value: Any) -> Any:
    """A value as JSON can hold it; None for anything empty."""
    if value is None or value == "" or value is False:
        return None
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return _number(value) if isinstance(value, Decimal | float) else value


def _number(value: Decimal | float) -> int | float:
    as_float = float(value)
    return int(as_float) if as_float.is_integer() else as_float


def comparable(table: str, row: Row) -> Row:
    """A row of a package in the form that `as_row` gives, so that the two can be compared."""
    found: Row = {"id": row["id"]}
    for column, described in tables()[table].columns.items():
        if (value := row.get(column)) in (None, "", False):
            continue
        if described.kind == "instant":
            value = datetime.fromisoformat(str(value)).astimezone(UTC).isoformat()
        elif described.kind == "number" and (table, column) in TWO_DIGITS:
            value = _number(Decimal(str(value)).quantize(Decimal("0.01")))
        elif described.kind == "number":
            value = _number(float(value))
        found[column] = value
    return found


TWO_DIGITS = frozenset({("cost_option", "amount"), ("service_capacity", "available"), ("service_capacity", "maximum")})


def as_attributes(table: str, row: Row) -> dict[str, Any]:
    """What a row of HSDS says, by the attributes that hold it; columns that are missing become empty."""
    model = MODELS[table]
    found: dict[str, Any] = {}
    for column, described in tables()[table].columns.items():
        name = field_of(table, column)
        value = row.get(column)
        found[name] = _empty(model, name) if value is None else _python(described.kind, value)
    return found


@cache
def _empty(model: type[m.Listed], name: str) -> Any:
    if name == "is_closed":
        return False
    return None if model._meta.get_field(name).null else ""


def _python(kind: str, value: Any) -> Any:
    if kind == "date":
        return date.fromisoformat(value)
    if kind == "time":
        return time.fromisoformat(value)
    if kind == "instant":
        return datetime.fromisoformat(value)
    return UUID(value) if kind in ("reference", "link") else value


def current_tables(only: dict[str, Iterable[Any]] | None = None) -> Tables:
    """Every current row by table, or those with certain ids."""
    found: Tables = {}
    for table, model in MODELS.items():
        rows = model.objects.current() if only is None else model.objects.current().filter(pk__in=only.get(table, ()))
        found[table] = [as_row(table, each) for each in rows]
    return found
