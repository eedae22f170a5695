"""Positions and vacancies, hours of supervision, and hard calls: one's own, those one supports, and counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.http import Http404
from django.utils import timezone

from coresponder.program.dispatch.models import SafetyAlert
from coresponder.program.dispatch.vocabulary import AlertKind
from coresponder.program.training.judging import sees, told_count
from coresponder.program.training.models import HardCall, Position, Supervision
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

SUPERVISION_DAYS = 30
ASKED_ABOUT_DAYS = 14
COUNTED_DAYS = 365
NOT_TOLD = "not told, because so few were noted"


@dataclass(frozen=True, kw_only=True)
class Vacancies:
    """How many positions there are, how many are vacant, and the share of full-time work that is."""

    positions: int
    vacant: int
    full_time: float
    full_time_vacant: float


@dataclass(frozen=True, kw_only=True)
class Supervised:
    """Somebody, and the minutes of supervision within the last 30 days."""

    user: User
    minutes: int


def positions(user: User) -> "QuerySet[Position]":
    """Every position that has not ended."""
    check(user, Permission.MANAGE_TRAINING)
    return Position.objects.filter(ended_on=None).select_related("agency", "holder")


def vacancies(user: User) -> Vacancies:
    """What is vacant of all positions."""
    all_of_them = list(positions(user))
    vacant = [each for each in all_of_them if each.holder_id is None]
    return Vacancies(
        positions=len(all_of_them),
        vacant=len(vacant),
        full_time=float(sum(each.full_time_share for each in all_of_them)),
        full_time_vacant=float(sum(each.full_time_share for each in vacant)),
    )


def supervised(user: User, today: date) -> list[Supervised]:
    """Everybody who holds a position, with the minutes of supervision of the last 30 days, the fewest first."""
    holders = User.objects.filter(pk__in=positions(user).exclude(holder=None).values("holder"))
    since = today - timedelta(days=SUPERVISION_DAYS)
    rows = Supervision.objects.filter(supervised_on__gte=since).values("user").annotate(minutes=Sum("minutes"))
    minutes = {row["user"]: row["minutes"] for row in rows.order_by()}
    found = [Supervised(user=each, minutes=minutes.get(each.pk, 0)) for each in holders.order_by("display_name", "pk")]
    return sorted(found, key=lambda each: each.minutes)


def hard_calls_seen_by(user: User) -> "QuerySet[HardCall]":
    """One's own, and those for which one was named as supporter."""
    check(user, Permission.VIEW_TRAINING)
    found = HardCall.objects.filter(Q(user=user) | Q(supporter=user))
    return found.select_related("user", "supporter")


def hard_call_seen_by(user: User, hard_call_id: UUID) -> HardCall:
    """One of them; to everybody else it is not there."""
    found = hard_calls_seen_by(user).filter(pk=hard_call_id).first()
    if found is None or not sees(user, found):
        raise Http404
    return found


def hard_call_counts(today: date) -> tuple[str, str]:
    """How many were noted within a year, and after how many a talk took place: counts that point at nobody."""
    recent = HardCall.objects.filter(happened_on__gte=today - timedelta(days=COUNTED_DAYS))
    noted, talked = recent.count(), recent.exclude(talked_on=None).count()
    return told_count(noted), told_count(talked) if told_count(noted) == str(noted) else NOT_TOLD


def may_have_been_hard(user: User) -> bool:
    """Whether somebody asked for help on a shift within two weeks and noted nothing since: the first page asks once."""
    since = timezone.now() - timedelta(days=ASKED_ABOUT_DAYS)
    alerts = SafetyAlert.objects.filter(member__user=user, raised_at__gte=since)
    asked = alerts.exclude(kind=AlertKind.OVERDUE).exists()
    return asked and not HardCall.objects.filter(user=user, noted_at__gte=since).exists()


def waits_for_support_of(user: User) -> bool:
    """Whether a colleague named one as supporter and a talk has not taken place."""
    return HardCall.objects.filter(supporter=user, talked_on=None).exists()
