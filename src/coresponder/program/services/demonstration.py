"""The 150 services of the invented county, three of which say live how full they are, as the invented day goes on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from coresponder.analysis.synthetic.services import (
    ALWAYS,
    LIVE_FACILITIES,
    Hours,
    InventedService,
    LiveFacility,
    figures_at,
    invented_services,
)
from coresponder.program.services.actions.capacity import post_capacity
from coresponder.program.services.actions.listing import refresh_listings
from coresponder.program.services.live.audit_events import INVENTED
from coresponder.program.services.models import (
    Address,
    Capacity,
    FacilityDesk,
    Language,
    Location,
    Organization,
    Phone,
    ResponderFacts,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceCategory,
    ServicePayer,
)
from coresponder.program.services.vocabulary.answers import Answer, Frequency, Payer, Weekday
from coresponder.program.services.vocabulary.capacity import CapacityState
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record

LANGUAGES: Mapping[str, str] = {
    "en": "English", "es": "Spanish", "vi": "Vietnamese", "zh": "Chinese", "ht": "Haitian Creole", "ar": "Arabic",
}  # fmt: skip
DAYS = list(Weekday.values)
# The day begins with what was said in the hours before it.
POSTS_BEFORE = 6
STATE = "MG"  # the invented county lies in no state


@transaction.atomic
def load(*, by: User, partner: Agency | None = None) -> int:
    """Bring in the directory, unless there is one; the crisis center is run by `partner`. Returns how many services."""
    if Service.objects.exists():
        return 0
    found = invented_services()
    organizations = _organizations(found, partner)
    now = timezone.now()
    for each in found:
        _service(each, organizations[each.organization], by, now)
    refresh_listings(each.id for each in found)
    posts = sum(_live(facility, by, now) for facility in LIVE_FACILITIES)
    record(INVENTED, by=by, about="services:all", details={"services": len(found), "posts": posts})
    return len(found)


def facilities_say(*, from_minute: float, to_minute: float, by: User) -> int:
    """Post what the three facilities say between two minutes of the invented day; how many did."""
    said = 0
    for facility in LIVE_FACILITIES:
        before, after = figures_at(facility, from_minute), figures_at(facility, to_minute)
        service = Service.objects.filter(pk=_id_of(facility)).first()
        if service is None or before.minute == after.minute:
            continue
        state, words = CapacityState(after.state), facility.posted_by
        post_capacity(service=service, state=state, free=after.free, note=after.note, posted_by_words=words, by=by)
        said += 1
    return said


def _organizations(found: Sequence[InventedService], partner: Agency | None) -> dict[str, Organization]:
    live = next(each for each in found if each.name == LIVE_FACILITIES[0].name)
    names = sorted({each.organization for each in found})
    made = [
        Organization(
            id=uuid5(live.id, name),
            name=name,
            description="An organization of an invented county.",
            agency=partner if name == live.organization else None,
        )
        for name in names
    ]
    Organization.objects.bulk_create(made)
    return {each.name: each for each in made}


def _service(each: InventedService, organization: Organization, by: User, now: datetime) -> None:
    """One service with everything that hangs on it."""
    kind = each.kind
    service = Service(
        id=each.id,
        organization=organization,
        name=each.name,
        description=each.description,
        url=each.website,
        minimum_age=kind.least_age,
        maximum_age=kind.most_age,
        fees_description="" if kind.free else "By income; insurance is taken.",
        verified_at=now - timedelta(days=each.verified_days_ago),
        verified_by=by,
    )
    place = _place(each, organization) if kind.has_place else []
    for row in (service, *place, *_beside(each, service, by)):
        row.save(force_insert=True)


def _place(each: InventedService, organization: Organization) -> list[models.Model]:
    location = Location(
        id=uuid5(each.id, "location"),
        organization=organization,
        name=each.name,
        latitude=each.latitude,
        longitude=each.longitude,
    )
    address = Address(
        id=uuid5(each.id, "address"), location=location, address_1=each.address, city=each.city, state_province=STATE
    )
    return [location, address, ServiceAtLocation(id=uuid5(each.id, "at"), service_id=each.id, location=location)]


def _beside(each: InventedService, service: Service, by: User) -> Iterator[models.Model]:
    asked = each.kind.responders
    yield Phone(id=uuid5(each.id, "phone"), service=service, number=each.phone, type="voice")
    for code in each.languages:
        yield Language(id=uuid5(each.id, f"language {code}"), service=service, code=code, name=LANGUAGES[code])
    for number, hours in enumerate(each.hours):
        yield _schedule(uuid5(each.id, f"schedule {number}"), service, hours)
    for category in each.kind.categories:
        yield ServiceCategory(service=service, category=category)
    yield ServicePayer(service=service, payer=Payer.FREE if each.kind.free else Payer.SLIDING_FEE)
    yield ResponderFacts(
        service=service,
        accepts_police_drop_off=asked.drop_off,
        accepts_holds=asked.holds,
        medical_clearance=asked.medical_clearance,
        has_exclusions=Answer.YES if asked.exclusions else Answer.UNKNOWN,
        exclusions=asked.exclusions,
        target_handover_minutes=asked.target_handover_minutes,
        has_responder_contact=Answer.YES if asked.has_contact else Answer.UNKNOWN,
        responder_contact=each.responder_phone,
        changed_by=by,
    )


def _schedule(pk: UUID, service: Service, hours: Hours) -> Schedule:
    """A week as HSDS has it; the same time twice is around the clock."""
    is_always = (hours,) == ALWAYS
    return Schedule(
        id=pk,
        service=service,
        freq=Frequency.WEEKLY,
        byday=",".join(DAYS[day - 1] for day in hours.days),
        opens_at=time.fromisoformat(hours.opens),
        closes_at=time() if is_always else time.fromisoformat(hours.closes),
    )


def _live(facility: LiveFacility, by: User, now: datetime) -> int:
    """The desk of a facility, and what it said in the hours before the invented day begins."""
    service = Service.objects.get(pk=_id_of(facility))
    FacilityDesk.objects.create(
        service=service, place_kinds=list(facility.places), hours_it_holds=settings.CAPACITY_HOURS, set_up_by=by
    )
    posts = [_post(facility, service, by, now, number) for number in range(POSTS_BEFORE)]
    Capacity.objects.bulk_create(posts)
    return len(posts)


def _post(facility: LiveFacility, service: Service, by: User, now: datetime, number: int) -> Capacity:
    figures = figures_at(facility, -number * facility.every_minutes)
    posted_at = now + timedelta(minutes=figures.minute - facility.every_minutes / 3)
    return Capacity(
        service=service,
        state=figures.state,
        free=dict(figures.free),
        note=figures.note,
        posted_at=posted_at,
        expires_at=posted_at + timedelta(hours=settings.CAPACITY_HOURS),
        posted_by_words=facility.posted_by,
        posted_by=by,
    )


def _id_of(facility: LiveFacility) -> UUID:
    return next(each.id for each in invented_services() if each.name == facility.name)
