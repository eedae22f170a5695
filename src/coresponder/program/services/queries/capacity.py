"""How full facilities are now, how old that is, and who is on the way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from coresponder.program.services.live.inbound import arrivals_known_elsewhere
from coresponder.program.services.models import Capacity, FacilityDesk, Inbound, Service
from coresponder.program.services.vocabulary.capacity import MEANING, TONES, CapacityState
from coresponder.safeguards.links.models import Link
from coresponder.safeguards.links.queries import open_links_about
from coresponder.safeguards.links.vocabulary import LinkPurpose

# From so old on a figure looks old, whether it still holds or not.
OLD_AFTER = timedelta(hours=4)
# Somebody who should have been there so long ago has arrived, or does not come.
STILL_COMING = timedelta(minutes=45)
MOST_SHOWN = 20
HOUR, DAY = 60, 24 * 60


@dataclass(frozen=True, kw_only=True)
class LiveCapacity:
    """What a facility said last, and what holds of it now."""

    post: Capacity | None
    at: datetime

    @property
    def holds(self) -> bool:
        return self.post is not None and self.at < self.post.expires_at

    @property
    def state(self) -> CapacityState:
        """What holds now; what has expired is not known any more."""
        return CapacityState(self.post.state) if self.post is not None and self.holds else CapacityState.UNKNOWN

    @property
    def label(self) -> str:
        return str(self.state.label)

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def meaning(self) -> str:
        return MEANING[self.state]

    @property
    def free(self) -> Mapping[str, int]:
        """Free places by kind, as long as the post holds."""
        return self.post.free if self.post is not None and self.holds else {}

    @property
    def free_words(self) -> str:
        """“3 beds, 1 chair free”; empty where nothing was counted."""
        said = ", ".join(
            f"{number} {kind.removesuffix('s') if number == 1 else kind}" for kind, number in self.free.items()
        )
        return f"{said} free" if said else ""

    @property
    def age_minutes(self) -> int | None:
        return None if self.post is None else max(0, int((self.at - self.post.posted_at).total_seconds() // 60))

    @property
    def age_words(self) -> str:
        """How long ago it was said, as people say it."""
        return "never" if self.age_minutes is None else f"{age_words(self.age_minutes)} ago"

    @property
    def is_old(self) -> bool:
        return self.post is None or self.at - self.post.posted_at >= OLD_AFTER or not self.holds

    @property
    def last_said(self) -> str:
        """What was said when it held, for somebody who has nothing better."""
        return "" if self.post is None or self.holds else CapacityState(self.post.state).label


def age_words(minutes: int) -> str:
    """“12 min”, “5 h”, “3 days”."""
    if minutes < HOUR:
        return f"{minutes} min"
    if minutes < DAY:
        return f"{minutes // HOUR} h"
    return f"{minutes // DAY} day{'s' if minutes >= 2 * DAY else ''}"


def capacity_of(service: Service, at: datetime | None = None) -> LiveCapacity:
    """One facility's."""
    return LiveCapacity(post=Capacity.objects.filter(service=service).first(), at=at or timezone.now())


def capacities(services: Iterable[UUID], at: datetime | None = None) -> dict[UUID, LiveCapacity]:
    """Of those of these services that have a live page, what they said last."""
    at = at or timezone.now()
    desks = FacilityDesk.objects.filter(service__in=list(services)).values_list("pk", flat=True)
    posts = Capacity.objects.filter(service__in=desks, posted_at__lte=at)
    newest = posts.order_by("service_id", "-posted_at", "-id").distinct("service_id")
    found = {post.service_id: post for post in newest}
    return {pk: LiveCapacity(post=found.get(pk), at=at) for pk in desks}


@dataclass(frozen=True, kw_only=True)
class Facility:
    """One facility on the list: its desk, what it says, and whether a link is out."""

    desk: FacilityDesk
    live: LiveCapacity
    inbound: int
    has_link: bool

    @property
    def service(self) -> Service:
        return self.desk.service


def facilities(at: datetime | None = None) -> list[Facility]:
    """Every facility with a live page, by name."""
    at = at or timezone.now()
    desks = list(FacilityDesk.objects.select_related("service__organization").order_by("service__name"))
    live = capacities([desk.pk for desk in desks], at)
    return [
        Facility(
            desk=desk,
            live=live[desk.pk],
            inbound=len(inbound_of(desk.service, at)),
            has_link=bool(link_of(desk.service)),
        )
        for desk in desks
    ]


def link_of(service: Service) -> Link | None:
    """The link that is out for a facility."""
    return open_links_about(LinkPurpose.CAPACITY, service.pk).first()


def inbound_of(service: Service, at: datetime | None = None) -> list[datetime | None]:
    """When those on the way should be there, soonest first; None where nobody can say."""
    at = at or timezone.now()
    coming = Inbound.objects.filter(service=service, announced_at__lte=at, expected_at__gt=at - STILL_COMING)
    found = [*coming.values_list("expected_at", flat=True), *arrivals_known_elsewhere(service, at)]
    return sorted(found, key=lambda each: (each is None, each or at))


def inbound_words(service: Service, at: datetime) -> list[str]:
    """Each as somebody at a desk reads it: in how many minutes, or that nobody can say."""
    return [_arrival(each, at) for each in inbound_of(service, at)]


def _arrival(expected_at: datetime | None, at: datetime) -> str:
    if expected_at is None:
        return "on the way, time not known"
    minutes = round((expected_at - at).total_seconds() / 60)
    clock = f"{timezone.localtime(expected_at):%H:%M}"
    return f"in {minutes} min ({clock})" if minutes > 0 else f"expected at {clock}"


def history(service: Service) -> Sequence[Capacity]:
    """What a facility said, the newest first."""
    return list(Capacity.objects.filter(service=service).select_related("posted_by")[:MOST_SHOWN])
