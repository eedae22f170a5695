"""How services answer: the numbers of one service, or of each of several. Nothing of a person is in them.

Odds stand only on five answers or more; below that nobody could say anything. How long answers take is the median.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from coresponder.program.referrals.models import Destination
from coresponder.program.referrals.queries.services import every_service
from coresponder.program.referrals.vocabulary import DestinationState, Reason
from coresponder.program.services.models import Service
from coresponder.safeguards.access.second_wall import everything_let_through

FEWEST = 5
DAYS = 365
COUNTED = (DestinationState.ACCEPTED, DestinationState.DECLINED, DestinationState.WAITLISTED)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Performance:
    """How one service answered what it was asked within a year."""

    service: Service
    asked: int
    answered: int
    accepted: int
    attended: int
    hours: tuple[float, ...]
    declined: tuple[tuple[str, int], ...]

    @property
    def has_odds(self) -> bool:
        return self.answered >= FEWEST

    @property
    def odds_percent(self) -> int | None:
        """How many of a hundred answers were acceptances; None on fewer than five."""
        return round(100 * self.accepted / self.answered) if self.has_odds else None

    @property
    def median_hours(self) -> float | None:
        """Half of the answers came within so many hours; None on fewer than five."""
        return round(median(self.hours), 1) if len(self.hours) >= FEWEST else None

    @property
    def attended_percent(self) -> int | None:
        """How many of a hundred that were accepted were attended; None on fewer than five."""
        return round(100 * self.attended / self.accepted) if self.accepted >= FEWEST else None


def performance_of(services: Iterable[Service]) -> list[Performance]:
    """One line for each service, in their order. Counts alone leave the opened wall."""
    asked = list(services)
    rows = _rows([each.pk for each in asked])
    return [_of(service, [row for row in rows if row["service_id"] == service.pk]) for service in asked]


def services_asked() -> list[Service]:
    """Every service that was asked within a year, by name."""
    with everything_let_through():
        ids = set(_asked().values_list("service_id", flat=True))
    return list(every_service().filter(pk__in=ids).order_by("name"))


def services_of_agency(agency_id: int | None) -> list[Service]:
    """The services of the organization that an agency is."""
    if agency_id is None:
        return []
    return list(every_service().filter(organization__agency_id=agency_id).order_by("name"))


def times_asked(since: datetime) -> dict[UUID, int]:
    """How often each service was asked since a moment, by whichever agency: what the call list counts as use."""
    with everything_let_through():
        rows = _asked(since).order_by().values_list("service_id")
        return dict(rows.annotate(times=Count("pk")))


def _asked(since: datetime | None = None) -> QuerySet[Destination]:
    since = since or timezone.now() - timedelta(days=DAYS)
    return Destination.objects.filter(sent_at__gte=since, ended_at=None)


def _rows(ids: Sequence[UUID]) -> list[Any]:
    with everything_let_through():
        rows = _asked().filter(service_id__in=ids)
        return list(
            rows.values("service_id", "state", "sent_at", "answered_at", "declined_because", "referral__attended_at")
        )


def _of(service: Service, rows: list[Any]) -> Performance:
    answered = [row for row in rows if row["state"] in COUNTED]
    accepted = [row for row in rows if row["state"] == DestinationState.ACCEPTED]
    reasons = Counter(str(row["declined_because"]) for row in rows if row["declined_because"])
    return Performance(
        service=service,
        asked=len(rows),
        answered=len(answered),
        accepted=len(accepted),
        attended=sum(row["referral__attended_at"] is not None for row in accepted),
        hours=tuple(sorted(_hours(row) for row in answered if row["answered_at"])),
        declined=tuple((Reason(code).label, number) for code, number in reasons.most_common()),
    )


def _hours(row: dict[str, Any]) -> float:
    return float((row["answered_at"] - row["sent_at"]) / HOUR)
