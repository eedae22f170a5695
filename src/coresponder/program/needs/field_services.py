"""What a phone takes along of the services: a compact table, searched on the phone without a line.

Names of columns are left out and categories are numbers, because all of it has to come over a bad line. Nothing in it
is about anybody; only where the calls of the shift are goes along, for those who read operational facts.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from coresponder.program.encounters.field_kit import FieldSection
from coresponder.program.encounters.queries.kit import tonight
from coresponder.program.needs.vocabulary import NEEDS, PLACE, categories_for
from coresponder.program.services.models import Listing, Service
from coresponder.program.services.queries.capacity import LiveCapacity, capacities
from coresponder.program.services.queries.hours import DAY, minute_of_week
from coresponder.program.services.vocabulary.answers import Answer, Hours, ServiceStatus
from coresponder.program.services.vocabulary.categories import CATEGORIES, Level
from coresponder.program.services.vocabulary.holidays import holiday_on
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import DataClass, Deed

# A county's directory can hold thousands; a phone takes those along that are looked for at a scene.
MOST_ROWS = 400
# A kit lives for a shift, and a night beyond it.
DAYS_ALONG = 3
DECIMALS = 4  # about ten meters
FIRST = (Level.CRISIS, Level.EMERGENCY, Level.WITHDRAWAL, Level.INPATIENT, Level.RESIDENTIAL)
# What an encounter's form calls a place, by its first category.
DESTINATIONS = {
    "emergency_department": "emergency_department",
    "psychiatric_hospital": "psychiatric_hospital",
    "sobering_center": "sobering_or_detox",
    "withdrawal_management": "sobering_or_detox",
    "peer_respite": "respite_or_peer",
    "crisis_residence": "respite_or_peer",
    "crisis_receiving": "crisis_center",
    "crisis_observation": "crisis_center",
    "crisis_walk_in": "crisis_center",
    "police_drop_off": "crisis_center",
    "emergency_shelter": "shelter",
    "family_shelter": "shelter",
    "youth_shelter": "shelter",
}
MODULE = "needs/field-services.mjs"
SECTIONS = tuple(
    FieldSection(name="services", part=part, step=step, module=MODULE)
    for part, step in (("operational", "did"), ("clinical", "did"), ("any", "tonight"))
)


def services_for(user: User, at: datetime) -> dict[str, Any]:
    """The table, when it was taken, which minute of the week it was then, and where the calls of the shift are."""
    if not may(user, Permission.VIEW_SERVICES):
        return {}
    listings = _listings()
    codes = sorted({code for each in listings for code in each.categories if code in CATEGORIES})
    live = capacities({each.service_id for each in listings}, at)
    needs = [PLACE, *(need for need in NEEDS if need != PLACE)]
    return {
        "address": reverse("needs:field_services"),
        "taken_at": at.isoformat(),
        "minute": minute_of_week(timezone.localtime(at)),
        "holidays": _holidays(timezone.localdate(at)),
        "needs": [row for need in needs if (row := _need(need, codes))[2]],
        "rows": [_row(each, codes, live.get(each.service_id)) for each in listings],
        "calls": _calls(user),
    }


def _holidays(today: date) -> list[list[int]]:
    """Which minutes of the week are a holiday, from yesterday on: regular hours say nothing about them."""
    days = [today + timedelta(days=number) for number in range(-1, DAYS_ALONG)]
    return [[day.weekday() * DAY, (day.weekday() + 1) * DAY] for day in days if holiday_on(day)]


def _listings() -> list[Listing]:
    services = Service.objects.current().filter(status=ServiceStatus.ACTIVE)
    found = Listing.objects.filter(service__in=services).select_related("service", "service__responder_facts")
    rows = list(found.prefetch_related("spans", "service__phones", "service__languages", "location__addresses"))
    return sorted(rows, key=lambda each: (not _is_looked_for(each), each.service.name, each.pk))[:MOST_ROWS]


def _is_looked_for(listing: Listing) -> bool:
    levels = {CATEGORIES[code].level for code in listing.categories if code in CATEGORIES}
    return bool(levels & set(FIRST)) or listing.accepts_police_drop_off == Answer.YES


def _need(need: str, codes: Sequence[str]) -> list[Any]:
    wanted = set(categories_for(need))
    return [need, NEEDS[need], [place for place, code in enumerate(codes) if code in wanted]]


def _row(listing: Listing, codes: Sequence[str], live: LiveCapacity | None) -> list[Any]:
    """Name, phone, latitude, longitude, categories, hours, police drop-off, destination, languages, live, address."""
    phones = [each.number for each in listing.service.phones.all() if each.is_current]
    languages = sorted({each.code or each.name for each in listing.service.languages.all() if each.is_current})
    return [
        listing.service.name,
        phones[0] if phones else "",
        listing.latitude and round(listing.latitude, DECIMALS),
        listing.longitude and round(listing.longitude, DECIMALS),
        [codes.index(code) for code in listing.categories if code in codes],
        _hours(listing),
        listing.accepts_police_drop_off[0],
        next((DESTINATIONS[code] for code in listing.categories if code in DESTINATIONS), ""),
        [each for each in languages if each not in ("en", "English")],
        _live(live),
        _address(listing),
    ]


def _hours(listing: Listing) -> Any:
    """1 around the clock, 0 not known, otherwise the spans of the week."""
    if listing.hours == Hours.AROUND_THE_CLOCK:
        return 1
    spans = [[each.opens_minute, each.closes_minute] for each in listing.spans.all()]
    return spans if listing.hours == Hours.REGULAR and spans else 0


def _live(live: LiveCapacity | None) -> list[Any] | None:
    """What was said, when, until when it holds, and the free places in words; none where nobody says anything."""
    if live is None or live.post is None:
        return None
    return [live.post.state, live.post.posted_at.isoformat(), live.post.expires_at.isoformat(), live.free_words]


def _address(listing: Listing) -> str:
    found = [each.address_1 for each in listing.location.addresses.all()] if listing.location else []
    return next((each for each in found if each), "")


def _calls(user: User) -> dict[str, list[float]]:
    if DataClass.OPERATIONAL not in classes_for(user.role, Deed.READ):
        return {}
    calls = {each.pk: each.call for each in tonight(user).assignments}
    return {str(pk): place for pk, call in calls.items() if (place := _place(call))}


def _place(call: Any) -> list[float] | None:
    return [call.latitude, call.longitude] if call.latitude is not None and call.longitude is not None else None
