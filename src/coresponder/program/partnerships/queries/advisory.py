"""What champions and the advisory board see: published quarters, and which could be published next."""

from datetime import date

from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.program.partnerships.models import PublishedQuarter
from coresponder.program.partnerships.quarters import previous_quarter, quarter_of
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

QUARTERS_OFFERED = 8


def quarters_seen_by(user: User) -> list[PublishedQuarter]:
    """Every published quarter, the newest first."""
    check(user, Permission.VIEW_AGGREGATES)
    return list(PublishedQuarter.objects.all())


def quarter_seen_by(user: User, quarter_id: int) -> PublishedQuarter:
    """One published quarter."""
    check(user, Permission.VIEW_AGGREGATES)
    return get_object_or_404(PublishedQuarter.objects.select_related("published_by"), pk=quarter_id)


def quarters_to_publish(today: date | None = None) -> list[date]:
    """The quarters of the last two years that are over and not published, the newest first."""
    there = set(PublishedQuarter.objects.values_list("starts_on", flat=True))
    quarter, found = quarter_of(today or timezone.localdate()), []
    for _ in range(QUARTERS_OFFERED):
        quarter = previous_quarter(quarter)
        found += [quarter] if quarter not in there else []
    return found
