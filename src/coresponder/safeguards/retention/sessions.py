"""Sessions that ended. One item is all sessions that ended on a day, since the key of a single one is secret."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from coresponder.safeguards.retention.categories import Category, Due, register
from coresponder.safeguards.retention.vocabulary import Disposal


def ended(*, before: datetime, only: str | None = None) -> Iterable[Due]:
    """The days on which sessions ended, each with their number."""
    sessions = Session.objects.filter(expire_date__lt=before)
    if only is not None:
        sessions = sessions & _of(date.fromisoformat(only))
    days = sessions.annotate(day=TruncDate("expire_date")).values("day").annotate(number=Count("pk")).order_by("day")
    return [Due(id=each["day"].isoformat(), records=each["number"]) for each in days]


def delete_day(day: str) -> None:
    """Delete the sessions that ended on a day."""
    _of(date.fromisoformat(day)).delete()


def _of(day: date) -> QuerySet[Session]:
    begins = timezone.make_aware(datetime.combine(day, time.min))
    ends = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    return Session.objects.filter(expire_date__gte=begins, expire_date__lt=ends)


register(
    Category(
        key="session",
        title="Sessions that ended",
        trigger="ended",
        trigger_words="the session ended",
        find=ended,
        dispose={Disposal.DELETE: delete_day},
    )
)
