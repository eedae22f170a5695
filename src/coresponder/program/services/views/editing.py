"""Entering and changing what stands in the directory."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.services.actions.editing import (
    remove_row,
    restore_row,
    save_facts,
    save_hours,
    save_organization,
    save_place,
    save_service,
)
from coresponder.program.services.forms.editing import (
    FactsForm,
    HoursForm,
    OrganizationForm,
    PlaceForm,
    ServiceForm,
)
from coresponder.program.services.models import (
    Location,
    Organization,
    ResponderFacts,
    Schedule,
    Service,
    ServiceAtLocation,
)
from coresponder.program.services.queries.directory import organization_seen_by, service_seen_by
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

MANAGE = requires(Permission.MANAGE_SERVICES)
FORM = require_http_methods(["GET", "POST"])


@MANAGE
@FORM
def add_organization(request: SignedInRequest) -> HttpResponse:
    """Enter an organization."""
    return _organization_form(request, Organization(), "Add an organization")


@MANAGE
@FORM
def edit_organization(request: SignedInRequest, organization_id: UUID) -> HttpResponse:
    """Change an organization."""
    found = organization_seen_by(request.user, organization_id)
    return _organization_form(request, found, found.name)


def _organization_form(request: SignedInRequest, organization: Organization, title: str) -> HttpResponse:
    is_new = organization._state.adding
    form = OrganizationForm(request.POST or None, instance=organization)
    if request.method == "POST" and form.is_valid():
        kept = Organization() if is_new else Organization.objects.get(pk=organization.pk)
        saved = save_organization(organization=kept, values=form.cleaned_data, by=request.user)
        messages.success(request, f"{saved.name} is in the directory.")
        return redirect("services:organization", saved.pk)
    back = None if is_new else organization
    content = {"form": form, "title": title, "organization": back, "fields": list(form)}
    return render(request, "services/organization_form.html", content, status=422 if form.errors else 200)


@MANAGE
@FORM
def add_service(request: SignedInRequest, organization_id: UUID) -> HttpResponse:
    """Enter a service of an organization."""
    organization = organization_seen_by(request.user, organization_id)
    return _service_form(request, Service(organization=organization), is_new=True)


@MANAGE
@FORM
def edit_service(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """Change a service."""
    return _service_form(request, service_seen_by(request.user, service_id), is_new=False)


def _service_form(request: SignedInRequest, service: Service, *, is_new: bool) -> HttpResponse:
    organization = service.organization
    form = ServiceForm(request.POST or None, instance=service)
    if request.method == "POST" and form.is_valid():
        kept = Service(organization=organization) if is_new else Service.objects.get(pk=service.pk)
        saved = save_service(
            service=kept,
            values=form.values,
            categories=form.categories,
            payers=form.cleaned_data["payers"],
            languages=form.spoken,
            phone=(form.cleaned_data["phone"].strip(), form.cleaned_data["extension"].strip()),
            by=request.user,
        )
        messages.success(request, f"{saved.name} is in the directory.")
        return redirect("services:service", saved.pk)
    content = {"form": form, "service": None if is_new else service, "organization": organization}
    return render(request, "services/service_form.html", content, status=422 if form.errors else 200)


@MANAGE
@FORM
def add_place(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """Say where a service is."""
    return _place_form(request, service_seen_by(request.user, service_id), None)


@MANAGE
@FORM
def edit_place(request: SignedInRequest, service_id: UUID, at_location_id: UUID) -> HttpResponse:
    """Change where a service is."""
    found = service_seen_by(request.user, service_id)
    return _place_form(request, found, _place(found, at_location_id))


def _place_form(request: SignedInRequest, service: Service, place: ServiceAtLocation | None) -> HttpResponse:
    location = place.location if place else Location(organization=service.organization)
    address = location.addresses.current().first() if place else None
    form = PlaceForm(request.POST or None, instance=location, address=address)
    if request.method == "POST" and form.is_valid():
        kept = Location.objects.get(pk=location.pk) if place else Location(organization=service.organization)
        save_place(service=service, location=kept, values=form.values, address=form.address, by=request.user)
        messages.success(request, "The place is in the directory.")
        return redirect("services:service", service.pk)
    others = place.location.services_here.exclude(service=service).count() if place else 0
    content = {"form": form, "service": service, "place": place, "others": others}
    return render(request, "services/place_form.html", content, status=422 if form.errors else 200)


@MANAGE
@FORM
def hours(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """When a service is open, at all of its places."""
    return _hours_form(request, service_seen_by(request.user, service_id), None)


@MANAGE
@FORM
def place_hours(request: SignedInRequest, service_id: UUID, at_location_id: UUID) -> HttpResponse:
    """When a service is open at one of its places."""
    found = service_seen_by(request.user, service_id)
    return _hours_form(request, found, _place(found, at_location_id))


def _hours_form(request: SignedInRequest, service: Service, place: ServiceAtLocation | None) -> HttpResponse:
    of: dict[str, Any] = {"service_at_location": place} if place else {"service": service}
    rows = list(Schedule.objects.current().filter(**of))
    form = HoursForm(request.POST or None, schedules=rows)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        save_hours(service=service, place=place, week=form.week, note=note, by=request.user)
        messages.success(request, "The hours are in the directory.")
        return redirect("services:service", service.pk)
    weekly = sum(len(row.byday.split(",")) for row in rows if row.byday)
    content = {"form": form, "service": service, "place": place, "has_several": weekly > len(form.initial) / 2}
    return render(request, "services/hours_form.html", content, status=422 if form.errors else 200)


@MANAGE
@FORM
def facts(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """What responders need to know of a service."""
    service = service_seen_by(request.user, service_id)
    row = ResponderFacts.objects.filter(pk=service.pk).first() or ResponderFacts(service=service)
    form = FactsForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        save_facts(service=service, values=form.cleaned_data, by=request.user)
        messages.success(request, "What responders need to know is saved.")
        return redirect("services:service", service.pk)
    content = {"form": form, "service": service}
    return render(request, "services/facts_form.html", content, status=422 if form.errors else 200)


@MANAGE
@require_POST
def remove(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """Take a service out of the directory; it can be put back."""
    return _marked(request, service_seen_by(request.user, service_id), is_removed=True)


@MANAGE
@require_POST
def restore(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """Put a service back."""
    return _marked(request, service_seen_by(request.user, service_id), is_removed=False)


@MANAGE
@require_POST
def remove_place(request: SignedInRequest, service_id: UUID, at_location_id: UUID) -> HttpResponse:
    """Say that a service is no longer at a place."""
    found = service_seen_by(request.user, service_id)
    return _marked(request, _place(found, at_location_id), is_removed=True, back_to=found)


def _marked(
    request: SignedInRequest, row: Service | ServiceAtLocation, *, is_removed: bool, back_to: Service | None = None
) -> HttpResponse:
    kept = type(row).objects.get(pk=row.pk)
    try:
        if is_removed:
            remove_row(row=kept, by=request.user)
            messages.success(request, "It is taken out of the directory. Its page stays, and it can be put back.")
        else:
            restore_row(row=kept, by=request.user)
            messages.success(request, "It is in the directory again.")
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("services:service", (back_to or row).pk)


def _place(service: Service, at_location_id: UUID) -> ServiceAtLocation:
    found = service.at_locations.current().select_related("location").filter(pk=at_location_id).first()
    if found is None:
        raise Http404
    return found
