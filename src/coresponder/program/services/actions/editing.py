"""Entering and changing organizations, services, places, hours, and what responders need to know."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.services.actions.listing import refresh_listings
from coresponder.program.services.audit_events import ROW_ADDED, ROW_CHANGED, ROW_REMOVED, ROW_RESTORED
from coresponder.program.services.models import (
    Address,
    Change,
    Language,
    Listed,
    Location,
    Organization,
    Phone,
    ResponderFacts,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceCategory,
    ServicePayer,
)
from coresponder.program.services.queries.rows import as_value, table_of
from coresponder.program.services.vocabulary.answers import ChangeKind, Frequency, Known
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

Row = TypeVar("Row", bound=Listed)
Week = Mapping[str, tuple[time, time] | None]


@transaction.atomic
def save_organization(*, organization: Organization, values: Mapping[str, Any], by: User) -> Organization:
    """Enter an organization, or change one."""
    check(by, Permission.MANAGE_SERVICES)
    is_new = organization._state.adding
    fields = _saved(organization, values, service=None, by=by)
    refresh_listings(organization.services.values_list("pk", flat=True))
    _recorded(organization, fields, by, is_new=is_new)
    return organization


@transaction.atomic
def save_service(
    *,
    service: Service,
    values: Mapping[str, Any],
    categories: Iterable[str],
    payers: Iterable[str],
    languages: Iterable[str],
    phone: tuple[str, str],
    by: User,
) -> Service:
    """Enter a service, or change one: its facts, categories, payers, languages, and the number to call.

    Categories that were proposed from the source’s words and stay ticked are said from now on.
    """
    check(by, Permission.MANAGE_SERVICES)
    is_new = service._state.adding
    fields = _saved(service, values, service=None, by=by)
    fields += _said(service, ServiceCategory, "category", set(categories), by)
    fields += _said(service, ServicePayer, "payer", set(payers), by)
    fields += _spoken(service, set(languages), by)
    fields += _reached_at(service, phone, by)
    refresh_listings([service.pk])
    _recorded(service, fields, by, is_new=is_new)
    return service


@transaction.atomic
def save_place(
    *, service: Service, location: Location, values: Mapping[str, Any], address: Mapping[str, str], by: User
) -> Location:
    """Enter a place at which a service is offered, or change one. All services there are found at it anew."""
    check(by, Permission.MANAGE_SERVICES)
    is_new = location._state.adding
    fields = _saved(location, values, service=service, by=by)
    ServiceAtLocation.objects.get_or_create(
        service=service, location=location, removed_at=None, missing_since=None, defaults={}
    )
    row = location.addresses.current().first() or Address(location=location)
    fields += _saved(row, address, service=service, by=by)
    refresh_listings(Service.objects.filter(at_locations__location=location).values_list("pk", flat=True))
    _recorded(location, fields, by, is_new=is_new)
    return location


@transaction.atomic
def save_hours(*, service: Service, place: ServiceAtLocation | None, week: Week, note: str, by: User) -> Service:
    """Say when a service is open in a usual week, at one of its places or everywhere. A day without hours is closed.

    The rows that said so before are marked as taken out, so that no import brings them back. Rows about single days,
    such as holidays, stay.
    """
    check(by, Permission.MANAGE_SERVICES)
    at = timezone.now()
    of = {"service_at_location": place} if place else {"service": service}
    weekly = Schedule.objects.current().filter(**of).exclude(Q(freq="") & Q(byday=""))
    before = _told(weekly)
    weekly.update(removed_at=at)
    for day, hours in week.items():
        if hours:
            opens, closes = hours
            Schedule.objects.create(
                **of, freq=Frequency.WEEKLY, byday=day, opens_at=opens, closes_at=closes, description=note.strip()
            )
    after = _told(Schedule.objects.current().filter(**of).exclude(Q(freq="") & Q(byday="")))
    fields = _changed(service, service, "hours", before, after, by)
    refresh_listings([service.pk])
    _recorded(service, fields, by)
    return service


@transaction.atomic
def save_facts(*, service: Service, values: Mapping[str, Any], by: User) -> ResponderFacts:
    """Say what responders need to know of a service."""
    check(by, Permission.MANAGE_SERVICES)
    facts = ResponderFacts.objects.select_for_update().filter(pk=service.pk).first() or ResponderFacts(service=service)
    fields = 0
    for name, value in values.items():
        before, after = _words(getattr(facts, name)), _words(value)
        # The line for responders is not repeated in a history that more people read.
        is_line = name == "responder_contact"
        fields += _changed(service, service, name, "" if is_line else before, "" if is_line else after, by) or (
            is_line and before != after
        )
        setattr(facts, name, value)
    facts.changed_by = by
    facts.save()
    refresh_listings([service.pk])
    _recorded(service, fields, by)
    return facts


@transaction.atomic
def remove_row(*, row: Row, by: User) -> Row:
    """Take an organization's service, or a place of one, out of the directory. It is kept, and can be put back."""
    check(by, Permission.MANAGE_SERVICES)
    if row.removed_at is not None:
        raise StateError("removed_already", "Somebody has taken it out already.", "Look at its history.")
    return _marked(row, removed=True, by=by)


@transaction.atomic
def restore_row(*, row: Row, by: User) -> Row:
    """Put back what was taken out, or what its source no longer has. From then on it is ours as it stands."""
    check(by, Permission.MANAGE_SERVICES)
    if row.is_current:
        raise StateError("in_the_directory", "It is in the directory.", "Nothing was changed.")
    return _marked(row, removed=False, by=by)


def _marked(row: Row, *, removed: bool, by: User) -> Row:
    if not removed and row.missing_since is not None:
        row.source = None
    row.removed_at, row.missing_since = (
        (timezone.now() if removed else None),
        None if not removed else row.missing_since,
    )
    row.save()
    kind = ChangeKind.REMOVED if removed else ChangeKind.RETURNED
    _note(row, _service_of(row), kind, "", "", "", by)
    refresh_listings(_services_at(row))
    record(ROW_REMOVED if removed else ROW_RESTORED, by=by, about=f"{table_of(row)}:{row.pk}", details={})
    return row


def _services_at(row: Listed) -> list[UUID]:
    if isinstance(row, ServiceAtLocation):
        return [row.service_id]
    return [row.pk] if isinstance(row, Service) else []


def _service_of(row: Listed) -> Service | None:
    return row if isinstance(row, Service) else getattr(row, "service", None)


def _saved(row: Listed, values: Mapping[str, Any], *, service: Service | None, by: User) -> int:
    """Write the values, with a line of history for each that changed; the answer is how many did."""
    is_new = row._state.adding
    before = {} if is_new else {name: _words(getattr(row, name)) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    told_with = service or _service_of(row)
    if is_new:
        _note(row, told_with, ChangeKind.ADDED, "", "", "", by)
        return len(values)
    changed = 0
    for name, value in values.items():
        changed += _changed(row, told_with, name, before[name], _words(value), by)
    return changed


def _changed(row: Listed, service: Service | None, name: str, before: str, after: str, by: User) -> int:
    if before == after:
        return 0
    _note(row, service, ChangeKind.EDITED, name, before, after, by)
    return 1


def _note(row: Listed, service: Service | None, kind: ChangeKind, name: str, before: str, after: str, by: User) -> None:
    Change.objects.create(
        resource_type=table_of(row),
        resource_id=row.pk,
        service=service,
        kind=kind,
        field_name=name,
        previous_value=before,
        replacement_value=after,
        by=by,
        at=timezone.now(),
    )


def _said(service: Service, model: Any, name: str, wanted: set[str], by: User) -> int:
    """Categories or payers: what is ticked is said; the answer is whether anything changed."""
    rows = model.objects.filter(service=service)
    before = {getattr(each, name) for each in rows}
    rows.delete()
    model.objects.bulk_create(model(service=service, known=Known.SAID, **{name: code}) for code in sorted(wanted))
    return _changed(service, service, name, ", ".join(sorted(before)), ", ".join(sorted(wanted)), by)


def _spoken(service: Service, wanted: set[str], by: User) -> int:
    rows = Language.objects.current().filter(service=service)
    before = {each.name for each in rows}
    rows.filter(name__in=before - wanted).update(removed_at=timezone.now())
    for name in sorted(wanted - before):
        Language.objects.create(service=service, name=name)
    return _changed(service, service, "language", ", ".join(sorted(before)), ", ".join(sorted(wanted)), by)


def _reached_at(service: Service, phone: tuple[str, str], by: User) -> int:
    number, extension = phone
    row = Phone.objects.current().filter(service=service).first()
    if row is None and not number:
        return 0
    if row is not None and not number:
        row.removed_at = timezone.now()
        row.save(update_fields=["removed_at"])
        return _changed(service, service, "phone", row.number, "", by)
    row = row or Phone(service=service)
    return _saved(row, {"number": number, "extension": extension}, service=service, by=by)


def _told(rows: Iterable[Schedule]) -> str:
    lines = [f"{row.byday} {_words(row.opens_at)}-{_words(row.closes_at)}" for row in rows]
    return "; ".join(sorted(lines))


def _words(value: Any) -> str:
    return str(as_value(getattr(value, "pk", value)) or "")


def _recorded(row: Listed, fields: int, by: User, *, is_new: bool = False) -> None:
    about = f"{table_of(row)}:{row.pk}"
    if is_new:
        record(ROW_ADDED, by=by, about=about, details={})
    else:
        record(ROW_CHANGED, by=by, about=about, details={"fields": int(fields)})
