"""Where “near” is: coordinates, or the middle of what the directory itself lists under a postal code or a city."""

import re
from dataclasses import dataclass

from django.db.models import Avg, Count

from coresponder.program.services.models import Address
from coresponder.program.services.queries.search.wanted import Point

COORDINATES = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$")


@dataclass(frozen=True, kw_only=True)
class Near:
    """A point, and in words what it is."""

    point: Point
    words: str


def near(text: str) -> Near | None:
    """The point that somebody means; None where it is not known."""
    if found := COORDINATES.match(text):
        latitude, longitude = float(found[1]), float(found[2])
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return Near(point=Point(latitude=latitude, longitude=longitude), words="the point you gave")
    return _middle_of(text.strip())


def _middle_of(text: str) -> Near | None:
    by = {"postal_code__startswith": text[:5]} if text[:5].isdecimal() and len(text) >= 5 else {"city__iexact": text}
    placed = Address.objects.current().filter(**by, location__latitude__isnull=False)
    middle = placed.aggregate(
        latitude=Avg("location__latitude"), longitude=Avg("location__longitude"), places=Count("location")
    )
    if not text or not middle["places"]:
        return None
    point = Point(latitude=middle["latitude"], longitude=middle["longitude"])
    places = middle["places"]
    told = "the one place" if places == 1 else f"the middle of the {places} places"
    return Near(point=point, words=f"{told} listed in {text}")
