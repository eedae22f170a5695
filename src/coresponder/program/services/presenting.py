"""What pages say of hours, distances and ages, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from coresponder.program.services.models import Schedule, Service, ServiceAtLocation
from coresponder.program.services.queries.hours import Judged, is_about_days, judged
from coresponder.program.services.queries.schedules import those_that_hold
from coresponder.program.services.vocabulary.answers import Known, Weekday

DAYS = {each.value: each.label[:3] for each in Weekday}


@dataclass(frozen=True, kw_only=True)
class PlaceShown:
    """A place of a service: its address, hours, and whether it is open now."""

    place: ServiceAtLocation | None
    address: str
    phones: Sequence[Any]
    hours: Sequence[tuple[str, str]]
    notes: Sequence[str]
    now: Judged
    access: Sequence[str]


def places_of(service: Any) -> list[PlaceShown]:
    """Every place of a service as `queries.directory` fetched it; one without a place is shown once."""
    return [_place(service, place) for place in service.places or [None]]


def _place(service: Any, place: Any) -> PlaceShown:
    rows = those_that_hold(service, place)
    location = place.location if place else None
    address = next((each.line for each in location.current_addresses if each.line), "") if location else ""
    return PlaceShown(
        place=place,
        address=address,
        phones=[*place.numbers, *location.numbers] if place and location else [],
        hours=hour_lines(rows),
        notes=notes_of(rows),
        now=judged(rows, timezone.localtime()),
        access=[each.description for each in location.access if each.description] if location else [],
    )


def hour_lines(rows: Iterable[Schedule]) -> list[tuple[str, str]]:
    """Days and hours, days with the same hours together, in the order of the week."""
    by_hours: dict[str, list[str]] = {}
    dated: list[tuple[str, str]] = []
    for row in rows:
        if is_about_days(row):
            dated.append((_dates(row), "closed" if row.is_closed else _hours(row)))
        elif row.byday or row.opens_at:
            by_hours.setdefault(_hours(row), []).extend(_days(row))
    weekly = [(_span(days), hours) for hours, days in by_hours.items()]
    return sorted(weekly, key=_place_in_week) + dated


def _place_in_week(line: tuple[str, str]) -> int:
    order = list(DAYS.values())
    return order.index(line[0][:3]) if line[0][:3] in order else len(order)


def _days(row: Schedule) -> list[str]:
    return [DAYS.get(part, part) for part in row.byday.split(",")] if row.byday else ["Every day"]


def _span(days: list[str]) -> str:
    order = list(DAYS.values())
    known = sorted({day for day in days if day in order}, key=order.index)
    places = [order.index(day) for day in known]
    if len(known) > 2 and places == list(range(places[0], places[0] + len(places))):
        return f"{known[0]} to {known[-1]}"
    return ", ".join([*known, *(day for day in days if day not in order)])


def _hours(row: Schedule) -> str:
    if row.opens_at is None or row.closes_at is None:
        return "hours not known"
    if row.opens_at == row.closes_at:
        return "24 hours"
    later = " of the next day" if row.closes_at < row.opens_at else ""
    return f"{row.opens_at:%H:%M} to {row.closes_at:%H:%M}{later}"


def _dates(row: Schedule) -> str:
    dates = [each for each in (row.valid_from, row.valid_to) if each]
    return " to ".join(f"{each:%b} {each.day}, {each:%Y}" for each in dict.fromkeys(dates))


def notes_of(rows: Iterable[Schedule]) -> list[str]:
    """What schedules say in words, each once."""
    return list(dict.fromkeys(text for row in rows for text in (row.description, row.notes) if text))


def categories_of(service: Service) -> list[tuple[str, str]]:
    """Each category in words, and how it is known where nobody here said so."""
    known = {Known.BY_WORDS: "proposed from the source’s words", Known.MAPPED: "by the source’s own term"}
    rows = list(service.categories.all())
    return [(row.term.words if row.term else row.category, known.get(Known(row.known), "")) for row in rows]
