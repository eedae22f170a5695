"""Writing into the directory what the comparison of a package with it says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from coresponder.formats.hsds.directory import Directory, Row
from coresponder.formats.hsds.identities import namespace_of
from coresponder.kernel.progress import Progress
from coresponder.program.services.actions.classifying import classify_services
from coresponder.program.services.actions.listing import refresh_listings
from coresponder.program.services.actions.own_statements import take_over_own
from coresponder.program.services.models import Change, Disagreement, Listed, Service, Source
from coresponder.program.services.queries.comparing import RowChange, TableComparison, service_of
from coresponder.program.services.queries.own_terms import OwnStatements, separated
from coresponder.program.services.queries.rows import MODELS, as_attributes, as_row, comparable, field_of
from coresponder.program.services.vocabulary.answers import ChangeKind
from coresponder.safeguards.accounts.models import User

BATCH = 1000
UNNAMED = "Organization that the source does not name"


@dataclass(kw_only=True)
class Taking:
    """One package being taken over: from which source, by whom, when, and which services it touches."""

    source: Source
    by: User
    at: datetime
    services: set[UUID] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)


def prepared(directory: Directory, source: Source) -> tuple[Directory, OwnStatements]:
    """The package without terms of ours, each service with an organization: its own, its place’s, or a stand-in."""
    found, own = separated(directory.tables)
    places = {row["id"]: row.get("organization_id") for row in found.get("location", ())}
    by_place = {row["service_id"]: places.get(row["location_id"]) for row in found.get("service_at_location", ())}
    stand_in = str(uuid5(namespace_of(source.key), "organization:not-named"))
    found["service"] = [
        {**row, "organization_id": row.get("organization_id") or by_place.get(row["id"]) or stand_in}
        for row in found.get("service", ())
    ]
    organizations = found.get("organization", [])
    is_needed = any(row["organization_id"] == stand_in for row in found["service"])
    if is_needed and all(row["id"] != stand_in for row in organizations):
        found["organization"] = [*organizations, {"id": stand_in, "name": UNNAMED}]
    return Directory(version=directory.version, tables=found, findings=directory.findings), own


def write(tables: Iterable[TableComparison], own: OwnStatements, taking: Taking, progress: Progress) -> None:
    """Add what is new, change what changed, mark what is gone, and make the search anew for what was touched."""
    for number, table in enumerate(tables):
        progress(f"Taking over {table.table}", 0.05 + 0.03 * number)
        _add(table, taking)
        _change(table, taking)
        _mark_gone(table, taking)
    Change.objects.bulk_create(taking.changes, batch_size=BATCH)
    Disagreement.objects.bulk_create(taking.disagreements, batch_size=BATCH, ignore_conflicts=True)
    touched = taking.services | take_over_own(own, source=taking.source, by=taking.by, at=taking.at)
    progress("Sorting services into categories", 0.7)
    classify_services(touched)
    progress("Making the search anew", 0.85)
    refresh_listings(touched)


def _add(table: TableComparison, taking: Taking) -> None:
    made = [_made(table.table, row, taking.source) for row in table.new]
    MODELS[table.table].objects.bulk_create(made, batch_size=BATCH)
    _touch(taking, table.table, table.new)


def _made(table: str, row: Row, source: Source) -> Listed:
    incoming = comparable(table, row)
    return MODELS[table](
        id=UUID(row["id"]),
        source=source,
        original_id=row.get("original_id", "")[:200],
        as_imported=incoming,
        **as_attributes(table, incoming),
    )


def _change(table: TableComparison, taking: Taking) -> None:
    fields = {"as_imported", "missing_since"}
    for change in table.changes:
        values = as_attributes(table.table, change.incoming)
        for column in change.taken:
            name = field_of(table.table, column)
            setattr(change.instance, name, values[name])
            fields.add(name)
        change.instance.as_imported, change.instance.missing_since = change.incoming, None
        _note(table.table, change, taking)
    if table.changes:
        columns = sorted(fields)
        MODELS[table.table].objects.bulk_update([each.instance for each in table.changes], columns, batch_size=BATCH)


def _note(table: str, change: RowChange, taking: Taking) -> None:
    _touch(taking, table, [change.incoming] if change.changes_anything else [])
    if change.is_back:
        taking.changes.append(_noted(table, change.incoming, ChangeKind.RETURNED, taking))
    for column, (here, theirs) in change.taken.items():
        noted = _noted(table, change.incoming, ChangeKind.IMPORTED, taking)
        noted.field_name, noted.previous_value, noted.replacement_value = column, words(here), words(theirs)
        taking.changes.append(noted)
    taking.disagreements += [
        Disagreement(
            source=taking.source,
            resource_type=table,
            resource_id=change.instance.pk,
            field_name=column,
            ours=words(here),
            theirs=words(theirs),
            found_at=taking.at,
        )
        for column, (here, theirs) in change.disputed.items()
    ]


def _mark_gone(table: TableComparison, taking: Taking) -> None:
    rows = [as_row(table.table, each) for each in table.gone]
    MODELS[table.table].objects.filter(pk__in=[each.pk for each in table.gone]).update(missing_since=taking.at)
    taking.changes += [_noted(table.table, row, ChangeKind.VANISHED, taking) for row in rows]
    _touch(taking, table.table, rows)


def _noted(table: str, row: Mapping[str, Any], kind: ChangeKind, taking: Taking) -> Change:
    return Change(
        resource_type=table,
        resource_id=UUID(str(row["id"])),
        service_id=service_of(table, row),
        kind=kind,
        source=taking.source,
        by=taking.by,
        at=taking.at,
    )


def _touch(taking: Taking, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Remember which services have to be found anew: their own, those at a place, those of an organization."""
    shown = list(rows)
    taking.services |= {found for row in shown if (found := service_of(table, row))}
    if table == "organization":
        taking.services |= _ids(Service.objects.filter(organization__in=[row["id"] for row in shown]))
        return
    places = {row["location_id"] for row in shown if row.get("location_id")}
    places |= {row["id"] for row in shown if table == "location"}
    at_places = {row["service_at_location_id"] for row in shown if row.get("service_at_location_id")}
    if places:
        taking.services |= _ids(Service.objects.filter(at_locations__location__in=places))
    if at_places:
        taking.services |= _ids(Service.objects.filter(at_locations__in=at_places))


def _ids(found: Any) -> set[UUID]:
    return set(found.values_list("pk", flat=True))


def words(value: Any) -> str:
    """A value as the history shows it."""
    return "" if value is None else str(value)
