"""Which consents and restrictions hold at a moment."""

from datetime import datetime

from django.db.models import Q, QuerySet

from coresponder.safeguards.consent.models import Consent, Restriction


def consents_in_force(at: datetime) -> QuerySet[Consent]:
    """Every consent that was given, has not expired, and is not revoked."""
    not_revoked = Q(revoked_at__isnull=True) | Q(revoked_at__gt=at)
    return Consent.objects.filter(not_revoked, given_at__lte=at, expires_at__gt=at)


def restrictions_in_force(at: datetime) -> QuerySet[Restriction]:
    """Every restriction that is not lifted."""
    return Restriction.objects.filter(Q(lifted_at__isnull=True) | Q(lifted_at__gt=at), recorded_at__lte=at)
