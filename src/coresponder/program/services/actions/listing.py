"""What the search reads, made anew from the directory whenever that changes. Part of every action that changes it."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Prefetch

from coresponder.program.services.models import (
    Language,
    Listing,
    OpenSpan,
    ResponderFacts,
    Schedule,
    Service,
    ServiceAtLocation,
)
from coresponder.program.services.queries.hours import Week, week_of
from coresponder.program.services.queries.schedules import those_that_hold
from coresponder.program.services.vocabulary.answers import ServiceStatus
from coresponder.program.services.vocabulary.languages import languages_in

CHUNK = 500
WORDS = """
UPDATE services_listing AS listing SET words =
    setweight(to_tsvector('english', service.name || ' ' || service.alternate_name), 'A')
    || setweight(to_tsvector('english', organization.name || ' ' || organization.alternate_name), 'B')
    || setweight(to_tsvector('english', service.description || ' ' || service.eligibility_description), 'C')
FROM services_service AS service
JOIN services_organization AS organization ON organization.id = service.organization_id
WHERE service.id = listing.service_id AND service.id = ANY(%s)
"""


def refresh_listings(services: Iterable[UUID]) -> None:
    """Make the listings of these services anew. One that is not offered, gone or taken out has none."""
    ids = list(dict.fromkeys(services))
    for start in range(0, len(ids), CHUNK):
        _refresh(ids[start : start + CHUNK])


def _refresh(ids: list[UUID]) -> None:
    Listing.objects.filter(service__in=ids).delete()
    made = [each for service in _offered(ids) for each in _listings(service)]
    Listing.objects.bulk_create(listing for listing, _ in made)
    OpenSpan.objects.bulk_create(
        OpenSpan(listing=listing, opens_minute=opens, closes_minute=closes)
        for listing, week in made
        for opens, closes in week.spans
    )
    with connection.cursor() as cursor:
        cursor.execute(WORDS, [ids])


def _offered(ids: list[UUID]) -> Iterable[Service]:
    places = ServiceAtLocation.objects.current().select_related("location").filter(location__removed_at=None)
    schedules = Schedule.objects.current()
    return (
        Service.objects.current()
        .filter(pk__in=ids, status=ServiceStatus.ACTIVE)
        .select_related("responder_facts")
        .prefetch_related(
            Prefetch("at_locations", places.filter(location__missing_since=None), to_attr="places"),
            Prefetch("places__schedules", schedules, to_attr="hours_here"),
            Prefetch("places__location__schedules", schedules, to_attr="hours_of_place"),
            Prefetch("places__location__languages", Language.objects.current(), to_attr="spoken"),
            Prefetch("schedules", schedules, to_attr="hours_of_service"),
            Prefetch("languages", Language.objects.current(), to_attr="spoken"),
            "categories",
            "payers",
        )
    )


def _listings(service: Service) -> Iterable[tuple[Listing, Week]]:
    places: list[ServiceAtLocation] = service.places  # type: ignore[attr-defined]  # prefetched above
    for place in places or [None]:  # type: ignore[list-item]  # a service without a place is listed once
        listing = _listing(service, place)
        week = week_of(those_that_hold(service, place))
        listing.hours = week.hours
        yield listing, week


def _listing(service: Service, place: ServiceAtLocation | None) -> Listing:
    facts = getattr(service, "responder_facts", None) or ResponderFacts()
    spoken = [*service.spoken, *(place.location.spoken if place else ())]  # type: ignore[attr-defined]  # prefetched
    return Listing(
        service=service,
        at_location=place,
        location=place.location if place else None,
        latitude=place.location.latitude if place else None,
        longitude=place.location.longitude if place else None,
        categories=[each.category for each in service.categories.all()],
        languages=sorted({name for each in spoken for name in languages_in(each.name)}),
        payers=[each.payer for each in service.payers.all()],
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        accepts_police_drop_off=facts.accepts_police_drop_off,
        accepts_holds=facts.accepts_holds,
    )
