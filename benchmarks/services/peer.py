"""The peer: everything in memory, every service judged one by one in Python by the same rules of hours."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from coresponder.program.services.models import Listing
from coresponder.program.services.queries.hours import judged
from coresponder.program.services.queries.schedules import those_that_hold
from coresponder.program.services.queries.search import Filters, Point
from coresponder.program.services.queries.search.finding import FARTHEST, RANK, miles_between, with_schedules
from coresponder.program.services.vocabulary.hours import OpenState


class Peer:
    """All listings with their schedules, fetched once."""

    def __init__(self) -> None:
        self._rows: list[Any] = list(with_schedules(Listing.objects.all()))

    def suitable(
        self, *, need: str | None, near: Point, at: datetime, filters: Filters
    ) -> list[tuple[UUID, OpenState]]:
        """What the search should find, by going through everything."""
        local = timezone.localtime(at)
        hits = []
        for row in self._rows:
            if not _fits(row, need, filters):
                continue
            miles = _miles(row, near)
            if filters.within_miles is not None and row.location_id and miles > filters.within_miles:
                continue
            state = judged(those_that_hold(row.service, row.at_location), local).state
            if state != OpenState.CLOSED:
                hits.append((RANK[state], miles, row.service.name, row.pk, row.service_id, state))
        return [(hit[4], hit[5]) for hit in sorted(hits, key=lambda hit: hit[:4])[: filters.limit]]


def _fits(row: Any, need: str | None, filters: Filters) -> bool:
    if need and need not in row.categories:
        return False
    if filters.language and filters.language not in row.languages:
        return False
    age = filters.age
    return age is None or ((row.minimum_age or 0) <= age and (row.maximum_age is None or age <= row.maximum_age))


def _miles(row: Any, near: Point) -> float:
    if row.latitude is None:
        return FARTHEST
    return miles_between(near, Point(latitude=row.latitude, longitude=row.longitude))
