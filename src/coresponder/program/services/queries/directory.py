"""One service, one organization, and lists, with all that a page shows of them."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from coresponder.program.services.models import (
    Accessibility,
    Address,
    Change,
    Contact,
    CostOption,
    DirectoryImport,
    Disagreement,
    Language,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    StatedCapacity,
    TaxonomyTerm,
)
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

MOST_CHANGES = 50


def service_seen_by(user: User, service_id: UUID) -> Service:
    """One service with everything that belongs to it, also one that is gone or taken out; Http404 for none."""
    check(user, Permission.VIEW_SERVICES)
    found: Service | None = _whole().filter(pk=service_id).first()
    if found is None:
        raise Http404
    return found


def _whole() -> Any:
    places = ServiceAtLocation.objects.current().select_related("location")
    schedules = Schedule.objects.current()
    return Service.objects.select_related(
        "organization", "organization__agency", "program", "source", "verified_by", "responder_facts"
    ).prefetch_related(
        Prefetch("at_locations", places, to_attr="places"),
        Prefetch("places__schedules", schedules, to_attr="hours_here"),
        Prefetch("places__phones", Phone.objects.current(), to_attr="numbers"),
        Prefetch("places__location__addresses", Address.objects.current(), to_attr="current_addresses"),
        Prefetch("places__location__accessibility", Accessibility.objects.current(), to_attr="access"),
        Prefetch("places__location__schedules", schedules, to_attr="hours_of_place"),
        Prefetch("places__location__languages", Language.objects.current(), to_attr="spoken"),
        Prefetch("places__location__phones", Phone.objects.current(), to_attr="numbers"),
        Prefetch("schedules", schedules, to_attr="hours_of_service"),
        Prefetch("phones", Phone.objects.current(), to_attr="numbers"),
        Prefetch("languages", Language.objects.current(), to_attr="spoken"),
        Prefetch("contacts", Contact.objects.current(), to_attr="people_to_ask"),
        Prefetch("stated_capacity", StatedCapacity.objects.current(), to_attr="stated"),
        Prefetch("cost_options", CostOption.objects.current(), to_attr="costs"),
        Prefetch("required_documents", RequiredDocument.objects.current(), to_attr="to_bring"),
        Prefetch("service_areas", ServiceArea.objects.current(), to_attr="areas"),
        "categories",
        "payers",
    )


def organization_seen_by(user: User, organization_id: UUID) -> Organization:
    """One organization; Http404 for none."""
    check(user, Permission.VIEW_SERVICES)
    services = Service.objects.order_by("name")
    found = (
        Organization.objects.select_related("agency", "source")
        .prefetch_related(Prefetch("services", services, to_attr="all_services"))
        .filter(pk=organization_id)
        .first()
    )
    if found is None:
        raise Http404
    return found


def organizations_seen_by(user: User, text: str = "") -> QuerySet[Organization]:
    """Organizations in the directory, with how many services each has."""
    check(user, Permission.VIEW_SERVICES)
    current = Q(services__missing_since=None, services__removed_at=None)
    found = Organization.objects.current().annotate(services_count=Count("services", filter=current))
    if text.strip():
        found = found.filter(Q(name__icontains=text.strip()) | Q(alternate_name__icontains=text.strip()))
    return found.order_by("name", "pk")


def history_of(service: Service) -> list[Change]:
    """What changed of the service, its places and its organization, the newest first."""
    places = [each.location_id for each in service.at_locations.all()]
    about = Q(service=service) | Q(resource_id__in=[*places, service.organization_id], service=None)
    return list(Change.objects.filter(about).select_related("by", "source")[:MOST_CHANGES])


def open_disagreements_about(service: Service) -> list[Disagreement]:
    """Where the source says something else than we do, of the service itself and what belongs to it."""
    places = [each.location_id for each in service.at_locations.all()]
    ids = [service.pk, service.organization_id, *places]
    return list(Disagreement.objects.filter(resource_id__in=ids, decided_at=None).select_related("source"))


def open_disagreements(user: User) -> QuerySet[Disagreement]:
    """Everything about which a person has to decide."""
    check(user, Permission.MANAGE_SERVICES)
    return Disagreement.objects.filter(decided_at=None).select_related("source")


def imports_seen_by(user: User) -> QuerySet[DirectoryImport]:
    """Every import, the newest first."""
    check(user, Permission.MANAGE_SERVICES)
    return DirectoryImport.objects.select_related("source", "requested_by")


def import_seen_by(user: User, import_id: UUID) -> DirectoryImport:
    """One import; Http404 for none."""
    found = imports_seen_by(user).filter(pk=import_id).first()
    if found is None:
        raise Http404
    return found


def terms_in_use(user: User) -> QuerySet[TaxonomyTerm]:
    """Outside terms under which services stand, the most used first."""
    check(user, Permission.MANAGE_SERVICES)
    used = Count("attributes", filter=Q(attributes__missing_since=None, attributes__removed_at=None))
    found = TaxonomyTerm.objects.current().annotate(used=used).filter(used__gt=0)
    return found.prefetch_related("mappings").order_by("-used", "code", "pk")
