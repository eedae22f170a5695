"""The community's services, read-only, as the interface of HSDS 3.0 has them (https://docs.openreferral.org).

Lines for responders are not among it. Nested objects are as large as the directory made them, so they are described as
objects; a test holds them to the schemas of HSDS.
"""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Field, Query, Router, Schema

from coresponder.delivery.api.access import Holds
from coresponder.delivery.api.answers import with_refusals
from coresponder.program.services.models import Organization, Service, ServiceAtLocation
from coresponder.program.services.queries import interface
from coresponder.program.services.queries.interface import MOST_ON_A_PAGE, Asked, OfServices
from coresponder.safeguards.permissions import Permission

router = Router(tags=["services"])
VIEW = Holds(Permission.VIEW_SERVICES)
PROFILE = "https://docs.openreferral.org/en/3.0.1/"
Object = dict[str, Any]


class AboutInterface(Schema):
    """Which HSDS this is."""

    version: str
    profile: str
    openapi_url: str


class PageOf(Schema):
    """One page of a list."""

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[Object]


class Paging(Schema):
    """Which page, and how much on it."""

    page: int = Field(1, ge=1, le=1_000_000, description="From 1 on.")
    per_page: int = Field(50, ge=1, le=MOST_ON_A_PAGE, description="How many on a page.")
    search: str = Field("", max_length=200, description="Words to look for.")

    @property
    def asked(self) -> Asked:
        """For the queries."""
        return Asked(page=self.page, per_page=self.per_page, search=self.search.replace("\x00", ""))


class ServicePaging(Paging):
    """What narrows services as well."""

    taxonomy_term_id: UUID | None = Field(None, description="Only services that have this term.")
    taxonomy_id: UUID | None = Field(None, description="Only services that have any term of this list.")
    organization_id: UUID | None = Field(None, description="Only services of this organization.")
    modified_after: datetime | None = Field(None, description="Only services that their source changed since.")

    @property
    def of(self) -> OfServices:
        """For the queries."""
        return OfServices(
            taxonomy_term_id=self.taxonomy_term_id,
            taxonomy_id=self.taxonomy_id,
            organization_id=self.organization_id,
            modified_after=self.modified_after,
        )


class Wanted(ServicePaging):
    """How much of each service."""

    minimal: bool = Field(False, description="Only the ids, and when each was changed.")
    full: bool = Field(False, description="Each with everything that belongs to it.")


@router.get("/hsds/", response=with_refusals(AboutInterface), auth=VIEW)
def about(request: HttpRequest) -> AboutInterface:
    """Which version of HSDS this interface speaks."""
    described = request.build_absolute_uri(reverse("api:description"))
    return AboutInterface(version="3.0", profile=PROFILE, openapi_url=described)


@router.get("/hsds/services", response=with_refusals(PageOf), auth=VIEW)
def list_services(request: HttpRequest, wanted: Annotated[Wanted, Query()]) -> Object:
    """Services in the directory."""
    rows = interface.services(wanted.asked, wanted.of)
    shown = interface.full_services if wanted.full else interface.plain_services
    return interface.page_of(rows, wanted.asked, interface.minimal_services if wanted.minimal else shown)


@router.get("/hsds/services/{uuid:service_id}", response=with_refusals(Object), auth=VIEW)
def get_service(request: HttpRequest, service_id: UUID) -> Object:
    """One service with everything."""
    found = get_object_or_404(Service.objects.current(), pk=service_id)
    return interface.full_services([found])[0]


@router.get("/hsds/organizations", response=with_refusals(PageOf), auth=VIEW)
def list_organizations(request: HttpRequest, wanted: Annotated[Paging, Query()]) -> Object:
    """Organizations in the directory."""
    return interface.page_of(interface.organizations(wanted.asked), wanted.asked, interface.plain_organizations)


@router.get("/hsds/organizations/{uuid:organization_id}", response=with_refusals(Object), auth=VIEW)
def get_organization(request: HttpRequest, organization_id: UUID) -> Object:
    """One organization with its services."""
    return interface.full_organization(get_object_or_404(Organization.objects.current(), pk=organization_id))


@router.get("/hsds/service_at_locations", response=with_refusals(PageOf), auth=VIEW)
def list_service_at_locations(request: HttpRequest, wanted: Annotated[ServicePaging, Query()]) -> Object:
    """Services at their places."""
    rows = interface.at_locations(wanted.asked, wanted.of)
    return interface.page_of(rows, wanted.asked, interface.plain_at_locations)


@router.get("/hsds/service_at_locations/{uuid:at_location_id}", response=with_refusals(Object), auth=VIEW)
def get_service_at_location(request: HttpRequest, at_location_id: UUID) -> Object:
    """One service at one place."""
    current = ServiceAtLocation.objects.current().filter(service__missing_since=None, service__removed_at=None)
    current = current.filter(location__missing_since=None, location__removed_at=None)
    return interface.full_at_location(get_object_or_404(current, pk=at_location_id))


@router.get("/hsds/taxonomies", response=with_refusals(PageOf), auth=VIEW)
def list_taxonomies(request: HttpRequest, wanted: Annotated[Paging, Query()]) -> Object:
    """Lists of terms: ours, and those that came with directories."""
    text = wanted.asked.search.casefold().strip()
    rows = [each for each in interface.all_taxonomies() if text in each["name"].casefold()]
    return interface.page_of(rows, wanted.asked, interface.shown_as("taxonomy"))


@router.get("/hsds/taxonomies/{uuid:taxonomy_id}", response=with_refusals(Object), auth=VIEW)
def get_taxonomy(request: HttpRequest, taxonomy_id: UUID) -> Object:
    """One list of terms."""
    return interface.shown_as("taxonomy")([interface.one_of(interface.all_taxonomies(), taxonomy_id)])[0]


class OfTaxonomy(Paging):
    """Terms of one list."""

    taxonomy_id: UUID | None = Field(None, description="Only terms of this list.")


@router.get("/hsds/taxonomy_terms", response=with_refusals(PageOf), auth=VIEW)
def list_taxonomy_terms(request: HttpRequest, wanted: Annotated[OfTaxonomy, Query()]) -> Object:
    """Terms of all lists."""
    rows = interface.all_terms(wanted.asked.search, wanted.taxonomy_id)
    return interface.page_of(rows, wanted.asked, interface.shown_as("taxonomy_term"))


@router.get("/hsds/taxonomy_terms/{uuid:term_id}", response=with_refusals(Object), auth=VIEW)
def get_taxonomy_term(request: HttpRequest, term_id: UUID) -> Object:
    """One term."""
    return interface.shown_as("taxonomy_term")([interface.one_of(interface.all_terms(), term_id)])[0]
