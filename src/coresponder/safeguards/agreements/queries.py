"""Which terms hold at a moment."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from coresponder.safeguards.agreements.models import Term
from coresponder.safeguards.agreements.vocabulary import OPENING_STATES


def terms_in_force(at: datetime) -> QuerySet[Term]:
    """The terms of every agreement that is in force and whose days include this moment's, in the program's zone.

    The days are compared when somebody asks, so that an agreement closes with its last day even if nobody has marked
    it as ended yet.
    """
    today = timezone.localdate(at)
    return Term.objects.filter(
        Q(agreement__ends_on__isnull=True) | Q(agreement__ends_on__gte=today),
        agreement__state__in=OPENING_STATES,
        agreement__starts_on__lte=today,
    )
