"""An invented directory as large as a county's: services at places, most with regular hours, some with odd ones."""

import random
from datetime import date, time

from benchmarks.people_search import database
from coresponder.program.services.actions.listing import refresh_listings
from coresponder.program.services.models import (
    Language,
    Location,
    Organization,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceCategory,
)
from coresponder.program.services.vocabulary.categories import CATEGORIES as ALL

CATEGORIES = tuple(ALL)
LANGUAGES = ("Spanish", "Haitian Creole")
MIDDLE = (40.0, -90.0)
DAYS = ("MO,TU,WE,TH,FR", "MO,TU,WE,TH,FR,SA,SU", "MO,WE,FR", "SA,SU")
HOURS = ((9, 17), (8, 16), (0, 0), (20, 8), (7, 19))


def invent(count: int) -> None:
    """So many services, each at a place of its own."""
    dice = random.Random(4089)  # noqa: S311 - invents a directory, keeps no secret
    owner = Organization.objects.create(name="Invented organization")
    services = Service.objects.bulk_create(_service(number, owner, dice) for number in range(count))
    places = Location.objects.bulk_create(_place(dice) for _ in services)
    ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(service=service, location=place) for service, place in zip(services, places, strict=True)
    )
    ServiceCategory.objects.bulk_create(
        ServiceCategory(service=service, category=code) for service in services for code in dice.sample(CATEGORIES, 3)
    )
    Language.objects.bulk_create(
        Language(service=service, name=name) for service in services for name in LANGUAGES if dice.random() < 0.4
    )
    Schedule.objects.bulk_create(row for service in services for row in _hours(service, dice))
    refresh_listings([each.pk for each in services])
    database.tended()


def _service(number: int, owner: Organization, dice: random.Random) -> Service:
    limits = dice.choice(((None, None), (18, None), (None, 17), (None, None)))
    return Service(
        organization=owner,
        name=f"Service {number:05}",
        minimum_age=limits[0],
        maximum_age=limits[1],
        description="Help.",
    )


def _place(dice: random.Random) -> Location:
    if dice.random() < 0.45:  # as in the real directory, where 1,829 of 4,089 places have no coordinates
        return Location(name="Somewhere")
    latitude, longitude = MIDDLE[0] + dice.gauss(0, 0.15), MIDDLE[1] + dice.gauss(0, 0.15)
    return Location(name="Somewhere", latitude=latitude, longitude=longitude)


def _hours(service: Service, dice: random.Random) -> list[Schedule]:
    """A third has none; one in sixty has a day of its own, which makes it irregular."""
    if dice.random() < 0.36:
        return []
    opens, closes = dice.choice(HOURS)
    week = dice.choice(DAYS)
    rows = [
        Schedule(service=service, freq="WEEKLY", byday=day, opens_at=time(opens), closes_at=time(closes))
        for day in week.split(",")
    ]
    if dice.random() < 0.016:
        christmas = date(2026, 12, 25)
        rows.append(Schedule(service=service, valid_from=christmas, valid_to=christmas, is_closed=True))
    return rows
