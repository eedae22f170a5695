"""Pages of the directory for the read-only interface of HSDS 3.0."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.http import Http404

from coresponder.formats.hsds.assembling import Assembling
from coresponder.formats.hsds.directory import Row, Tables
from coresponder.program.services.models import (
    Attribute,
    Listing,
    Organization,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from coresponder.program.services.queries.handing_out import consistent, tables_around
from coresponder.program.services.queries.own_terms import own_lists, own_services
from coresponder.program.services.queries.rows import as_row

Object = dict[str, Any]
MOST_ON_A_PAGE = 500


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which page, how much on it, and what is sought."""

    page: int = 1
    per_page: int = 50
    search: str = ""


@dataclass(frozen=True, kw_only=True)
class OfServices:
    """What narrows services beyond words."""

    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: datetime | None = None


def page_of(
    rows: Sequence[Any] | QuerySet[Any, Any], asked: Asked, shown: Callable[[list[Any]], list[Object]]
) -> Object:
    """The envelope of HSDS around one page."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    size = max(1, min(asked.per_page, MOST_ON_A_PAGE))
    pages = max(1, -(-total // size))
    start = (max(1, asked.page) - 1) * size
    contents = shown(list(rows[start : start + size])) if start < total else []
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": max(1, asked.page),
        "size": len(contents),
        "first_page": asked.page <= 1,
        "last_page": asked.page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def services(asked: Asked, of: OfServices) -> QuerySet[Service]:
    """Current services that are sought."""
    found = Service.objects.current().order_by("name", "pk")
    if asked.search.strip():
        query = SearchQuery(asked.search, config="english", search_type="websearch")
        found = found.filter(pk__in=Listing.objects.filter(words=query).values("service"))
    if of.organization_id:
        found = found.filter(organization=of.organization_id)
    if of.modified_after:
        found = found.filter(last_modified__gte=of.modified_after)
    if of.taxonomy_term_id or of.taxonomy_id:
        found = found.filter(pk__in=_under(of))
    return found


def _under(of: OfServices) -> set[UUID]:
    linked = Attribute.objects.current().filter(link_entity="service")
    if of.taxonomy_term_id:
        linked = linked.filter(taxonomy_term=of.taxonomy_term_id)
    if of.taxonomy_id:
        linked = linked.filter(taxonomy_term__taxonomy_detail=of.taxonomy_id)
    outside = set(linked.values_list("link_id", flat=True))
    return outside | own_services(term=of.taxonomy_term_id, of_list=of.taxonomy_id)


def plain_services(rows: list[Service]) -> list[Object]:
    """Services with their organization and program, as lists have them."""
    found = tables_around([each.pk for each in rows])
    return _in_order("service", rows, found, full=False)


def full_services(rows: list[Service]) -> list[Object]:
    """Services with everything."""
    return _in_order("service", rows, tables_around([each.pk for each in rows]), full=True)


def minimal_services(rows: list[Service]) -> list[Object]:
    """Ids, and when the source last changed each."""
    return [{"id": str(each.pk), **_modified(each)} for each in rows]


def _modified(service: Service) -> Object:
    return {"last_modified": service.last_modified.isoformat()} if service.last_modified else {}


def organizations(asked: Asked) -> QuerySet[Organization]:
    """Current organizations that are sought."""
    found = Organization.objects.current().order_by("name", "pk")
    text = asked.search.strip()
    return found.filter(Q(name__icontains=text) | Q(alternate_name__icontains=text)) if text else found


def plain_organizations(rows: list[Organization]) -> list[Object]:
    """Organizations alone."""
    return _in_order(
        "organization", rows, {"organization": [as_row("organization", each) for each in rows]}, full=False
    )


def full_organization(row: Organization) -> Object:
    """One organization with its services, each with everything."""
    services_of = list(row.services.filter(missing_since=None, removed_at=None).order_by("name", "pk"))
    found = tables_around([each.pk for each in services_of])
    if not services_of:
        found = {"organization": [as_row("organization", row)]}
    assembling = Assembling(consistent(found))
    shown = assembling.full("organization", next(each for each in found["organization"] if each["id"] == str(row.pk)))
    inside = [assembling.full("service", each) for each in found.get("service", ())]
    for each in inside:
        each.pop("organization", None)
    return {**shown, "services": inside}


def at_locations(asked: Asked, of: OfServices) -> QuerySet[ServiceAtLocation]:
    """Current services at current places that are sought."""
    places = ServiceAtLocation.objects.current().filter(location__missing_since=None, location__removed_at=None)
    return places.filter(service__in=services(asked, of)).order_by("pk")


def plain_at_locations(rows: list[ServiceAtLocation]) -> list[Object]:
    """Services at places, each with both."""
    return _in_order("service_at_location", rows, tables_around([each.service_id for each in rows]), full=False)


def full_at_location(row: ServiceAtLocation) -> Object:
    """One service at one place with everything of both."""
    found = tables_around([row.service_id])
    assembling = Assembling(found)
    shown = assembling.full("service_at_location", _with_id(found["service_at_location"], str(row.pk)))
    service = assembling.full("service", found["service"][0])
    service.pop("service_at_locations", None)
    return {**shown, "service": service}


def all_taxonomies() -> list[Row]:
    """Ours, and those that came with directories."""
    return [*own_lists()["taxonomy"], *(as_row("taxonomy", each) for each in Taxonomy.objects.current())]


def all_terms(search: str = "", taxonomy_id: UUID | None = None) -> list[Row]:
    """The terms of all lists that are sought."""
    text = search.strip().casefold()
    outside = TaxonomyTerm.objects.current().filter(**({"taxonomy_detail": taxonomy_id} if taxonomy_id else {}))
    own = [each for each in own_lists()["taxonomy_term"] if taxonomy_id in (None, UUID(each["taxonomy_id"]))]
    rows = [*own, *(as_row("taxonomy_term", each) for each in outside)]
    return [each for each in rows if text in each["name"].casefold()]


def shown_as(table: str) -> Callable[[list[Row]], list[Object]]:
    """Rows of a table as the interface shows them, with the list that each term belongs to."""

    def shown(rows: list[Row]) -> list[Object]:
        found: Tables = {table: rows, **({"taxonomy": all_taxonomies()} if table == "taxonomy_term" else {})}
        assembling = Assembling(found)
        return [assembling.plain(table, each) for each in rows]

    return shown


def one_of(rows: Iterable[Row], wanted: UUID) -> Row:
    """The row with this id; Http404 for none."""
    found = next((each for each in rows if each["id"] == str(wanted)), None)
    if found is None:
        raise Http404
    return found


def _in_order(table: str, rows: Iterable[Any], found: Tables, *, full: bool) -> list[Object]:
    assembling = Assembling(found)
    by_id = {each["id"]: each for each in found[table]}
    show = assembling.full if full else assembling.plain
    return [show(table, by_id[str(each.pk)]) for each in rows]


def _with_id(rows: Iterable[Row], wanted: str) -> Row:
    return next(each for each in rows if each["id"] == wanted)
