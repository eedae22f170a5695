"""Services and facilities for tests, made as quickly as they can be."""

from collections.abc import Iterable, Sequence
from typing import Any

from coresponder.program.services.actions.desks import set_up_desk
from coresponder.program.services.models import (
    Address,
    Language,
    Listing,
    Location,
    OpenSpan,
    Organization,
    Phone,
    ResponderFacts,
    Service,
    ServiceAtLocation,
)
from coresponder.program.services.vocabulary.answers import Answer, Hours
from coresponder.safeguards.accounts.models import User

ALWAYS = "always"
NIGHT_CLINIC = ((20 * 60, 24 * 60),)
Spans = Iterable[tuple[int, int]] | str


def service(
    name: str = "Harbor of Nowhere (invented)",
    *,
    categories: Sequence[str] = ("crisis_receiving",),
    hours: Spans = ALWAYS,
    at: tuple[float, float] | None = (40.1, -149.9),
    phone: str = "555-0100",
    city: str = "Fort Pretend",
    languages: Sequence[str] = (),
    drop_off: Answer = Answer.YES,
    **more: Any,
) -> Service:
    """A service at one place, listed as the search lists it."""
    organization, _ = Organization.objects.get_or_create(name="Nowhere Neighbors (invented)")
    made = Service.objects.create(organization=organization, name=name)
    ResponderFacts.objects.create(service=made, accepts_police_drop_off=drop_off, **more)
    Phone.objects.create(service=made, number=phone)
    for code in languages:
        Language.objects.create(service=made, code=code)
    _listed(made, categories, hours, at, city, drop_off)
    return made


def _listed(
    made: Service,
    categories: Sequence[str],
    hours: Spans,
    at: tuple[float, float] | None,
    city: str,
    drop_off: Answer,
) -> None:
    place = Location.objects.create(latitude=at[0], longitude=at[1]) if at else None
    there = ServiceAtLocation.objects.create(service=made, location=place) if place else None
    if place:
        Address.objects.create(location=place, address_1="1 Madeup St", city=city)
    listing = Listing.objects.create(
        service=made, at_location=there, location=place, latitude=at and at[0], longitude=at and at[1],
        categories=list(categories), accepts_police_drop_off=drop_off,
        hours=Hours.AROUND_THE_CLOCK if hours == ALWAYS else Hours.REGULAR if hours else Hours.UNKNOWN,
    )  # fmt: skip
    for opens, closes in hours if hours != ALWAYS else ():
        OpenSpan.objects.create(listing=listing, opens_minute=opens, closes_minute=closes)


def facility(*, by: User, kinds: Sequence[str] = ("beds", "chairs"), hours: int = 4, **more: Any) -> Service:
    """A service with a live page."""
    made = service(**more)
    set_up_desk(service=made, place_kinds=kinds, hours_it_holds=hours, by=by)
    return made
