"""Whether what is known of a service is still to be trusted, and whom to call next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from coresponder.program.services import usage
from coresponder.program.services.models import ResponderFacts, Service, ServiceCategory, Verification, VerifyEvery
from coresponder.program.services.vocabulary.answers import Answer, ServiceStatus, VerificationResult
from coresponder.program.services.vocabulary.categories import CATEGORIES

# Ours: the year within which directories of services usually look at each entry, and a quarter for where people in a
# crisis are brought. A program sets its own.
DAYS_FOR_CRISIS, DAYS_FOR_OTHERS = 90, 365
USED_WITHIN_DAYS = 90
ASKED_AGAIN_AFTER = timedelta(hours=20)
CRISIS_CATEGORIES = [each.code for each in CATEGORIES.values() if each.intercept is not None]


@dataclass(frozen=True, kw_only=True)
class Ages:
    """After how many days a service looks stale."""

    for_crisis: int
    for_others: int


@dataclass(frozen=True, kw_only=True)
class Freshness:
    """When somebody of ours last spoke with the service, and since when what we know is too old."""

    verified_at: datetime | None
    days_allowed: int
    is_stale: bool
    stale_since: datetime | None


@dataclass(frozen=True, kw_only=True)
class ToCall:
    """One line of the call list."""

    service: Service
    freshness: Freshness
    uses: int
    last_attempt: Verification | None


def ages_now() -> Ages:
    """What the program has set, otherwise ours."""
    row = VerifyEvery.objects.first()
    if row is None:
        return Ages(for_crisis=DAYS_FOR_CRISIS, for_others=DAYS_FOR_OTHERS)
    return Ages(for_crisis=row.days_for_crisis, for_others=row.days_for_others)


def is_for_crisis() -> Q:
    """Services to which a team brings people: by their facts, or by a category of intercept 0 or 1."""
    facts = ResponderFacts.objects.filter(service=OuterRef("pk"))
    accepts = Q(accepts_police_drop_off=Answer.YES) | Q(accepts_holds=Answer.YES)
    categories = ServiceCategory.objects.filter(service=OuterRef("pk"), category__in=CRISIS_CATEGORIES)
    return Q(Exists(facts.filter(accepts))) | Q(Exists(categories))


def freshness_of(service: Service, *, is_crisis: bool, ages: Ages) -> Freshness:
    """How old what is known of a service is. One that nobody ever verified is stale, since nobody knows when."""
    days = ages.for_crisis if is_crisis else ages.for_others
    until = service.verified_at + timedelta(days=days) if service.verified_at else None
    is_stale = until is None or until < timezone.now()
    return Freshness(
        verified_at=service.verified_at, days_allowed=days, is_stale=is_stale, stale_since=until if is_stale else None
    )


def with_crisis(services: "QuerySet[Service]") -> Any:
    """The services, each with `is_crisis`."""
    return services.annotate(is_crisis=is_for_crisis())


def stale(ages: Ages) -> Q:
    """Services that look stale; for querysets of `with_crisis`."""
    now = timezone.now()
    old_crisis = Q(is_crisis=True, verified_at__lt=now - timedelta(days=ages.for_crisis))
    old = Q(is_crisis=False, verified_at__lt=now - timedelta(days=ages.for_others))
    return Q(verified_at__isnull=True) | old_crisis | old


def call_list(*, limit: int) -> tuple[list[ToCall], int]:
    """Whom to call next, and how many wait: where people in a crisis are brought first, then the most used, the oldest.

    One that did not answer comes again the next day.
    """
    ages, uses = ages_now(), usage.counts_since(timezone.now() - timedelta(days=USED_WITHIN_DAYS))
    asked = Verification.objects.filter(
        service=OuterRef("pk"), result=VerificationResult.NO_ANSWER, at__gt=timezone.now() - ASKED_AGAIN_AFTER
    )
    waiting = with_crisis(Service.objects.current().filter(status=ServiceStatus.ACTIVE)).filter(stale(ages))
    rows = waiting.exclude(Exists(asked)).values_list("pk", "is_crisis", "verified_at", "name")
    ordered = sorted(rows, key=lambda row: (not row[1], -uses.get(row[0], 0), _since(row[2]), row[3]))
    return _lines([row[0] for row in ordered[:limit]], ages, uses), len(ordered)


def _since(verified_at: datetime | None) -> float:
    return verified_at.timestamp() if verified_at else 0.0


def _lines(ids: list[UUID], ages: Ages, uses: dict[UUID, int]) -> list[ToCall]:
    services = with_crisis(Service.objects.filter(pk__in=ids)).select_related("organization", "verified_by")
    found = {each.pk: each for each in services.prefetch_related("phones", "at_locations__location__phones")}
    attempts = {each.service_id: each for each in reversed(Verification.objects.filter(service__in=ids))}
    return [
        ToCall(
            service=found[pk],
            freshness=freshness_of(found[pk], is_crisis=found[pk].is_crisis, ages=ages),
            uses=uses.get(pk, 0),
            last_attempt=attempts.get(pk),
        )
        for pk in ids
    ]
