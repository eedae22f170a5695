"""Which schedules hold for a service at a place: the most particular, and days that are told anywhere."""

from collections.abc import Sequence
from typing import Any

from coresponder.program.services.models import Schedule, Service, ServiceAtLocation
from coresponder.program.services.queries.hours import is_about_days


def those_that_hold(service: Service, place: ServiceAtLocation | None) -> list[Schedule]:
    """Rows of the service at this place before those of the service, those before the place’s own.

    Closed days of any of the three hold as well. The rows were fetched before (`hours_…`): `with_schedules`.
    """
    here = _fetched(place, "hours_here")
    of_place = _fetched(place.location, "hours_of_place") if place else []
    levels = [here, _fetched(service, "hours_of_service"), of_place]
    telling = next((level for level in levels if any(not is_about_days(each) for each in level)), [])
    days = [each for level in levels for each in level if is_about_days(each)]
    return [*(each for each in telling if not is_about_days(each)), *days]


def _fetched(row: Any, name: str) -> Sequence[Schedule]:
    return getattr(row, name, []) if row is not None else []
