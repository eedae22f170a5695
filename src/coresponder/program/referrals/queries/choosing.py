"""Services side by side, to choose whom to ask: how full they are and since when, and how they answered before."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from coresponder.program.referrals.models import ReferralDesk
from coresponder.program.referrals.queries.performance import Performance, performance_of
from coresponder.program.referrals.queries.services import every_service
from coresponder.program.services.models import Service
from coresponder.program.services.queries.capacity import LiveCapacity, capacities

MOST_OFFERED = 30


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One service that could be asked."""

    service: Service
    live: LiveCapacity | None
    answers: Performance
    has_desk: bool

    @property
    def odds(self) -> str:
        """The share of answers that were acceptances, with how many answers it rests on; nothing under five."""
        found = self.answers
        if found.odds_percent is None:
            return f"too few answers to say (n {found.answered})"
        return f"takes {found.odds_percent} % (n {found.answered})"

    @property
    def facts(self) -> list[str]:
        """What only a team asks about it, where it is known."""
        known = getattr(self.service, "responder_facts", None)
        if known is None:
            return []
        clearance = known.get_medical_clearance_display() if known.medical_clearance != "unknown" else ""
        return [f"Medical clearance: {clearance}"] if clearance else []


def choices_for(need: str, at: datetime | None = None) -> list[Choice]:
    """The services that are listed for a need: those with a desk first, then by how often they take."""
    rows = every_service().filter(categories__category=need).distinct().order_by("name")
    return choices_of(list(rows.select_related("responder_facts")), at)[:MOST_OFFERED]


def choices_of(services: list[Service], at: datetime | None = None) -> list[Choice]:
    """The same for services that somebody chose."""
    at = at or timezone.now()
    live = capacities([each.pk for each in services], at)
    open_desks = ReferralDesk.objects.filter(Q(service__in=services) & Q(is_open=True)).values_list("pk", flat=True)
    desks = set(open_desks)
    answers = performance_of(services)
    found = [
        Choice(service=each, live=live.get(each.pk), answers=one, has_desk=each.pk in desks)
        for each, one in zip(services, answers, strict=True)
    ]
    return sorted(found, key=_order)


def _order(choice: Choice) -> tuple[bool, int, str]:
    return not choice.has_desk, -(choice.answers.odds_percent or 0), choice.service.name
