"""Which openings are open at a moment."""

from datetime import datetime

from django.db.models import Q, QuerySet

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.emergencies.models import Opening


def openings_of(user: User, at: datetime) -> QuerySet[Opening]:
    """What this account has open: it ends by itself when its time is over."""
    not_closed = Q(closed_at__isnull=True) | Q(closed_at__gt=at)
    return Opening.objects.filter(not_closed, opened_by=user, opened_at__lte=at, closes_at__gt=at)
