"""Which openings are open at a moment, which wait for a review, and how many there were."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.emergencies.models import Notice, Opening
from coresponder.safeguards.emergencies.vocabulary import ReviewFinding
from coresponder.safeguards.permissions import Permission, check, may
from coresponder.safeguards.permissions.roles import roles_with
from coresponder.safeguards.vocabulary import DataClass

MONTHS_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class OpenNow:
    """An opening as its owner sees it while it is open. It names no person."""

    opening_id: UUID
    person_id: UUID
    kind: str
    data_classes: frozenset[DataClass]
    closes_at: datetime
    minutes_left: int

    @property
    def time_left(self) -> str:
        """How long it still is, in words; the last minute counts as one."""
        hours, minutes = divmod(self.minutes_left, 60)
        words = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
        return " ".join(words)


@dataclass(frozen=True, kw_only=True)
class MonthOfOpenings:
    """How many records were opened in a month, and what the reviews found, before anything is withheld."""

    first_day: date
    openings: int
    justified: int
    not_justified: int
    waiting: int


def openings_of(user: User, at: datetime) -> QuerySet[Opening]:
    """What this account has open: it ends by itself when its time is over."""
    not_closed = Q(closed_at__isnull=True) | Q(closed_at__gt=at)
    return Opening.objects.filter(not_closed, opened_by=user, opened_at__lte=at, closes_at__gt=at)


def open_now(user: User, at: datetime | None = None) -> list[OpenNow]:
    """What is open in an emergency now for this account, the one that ends first at the top."""
    at = at or timezone.now()
    found = openings_of(user, at).defer("reason", "review_note").order_by("closes_at")
    return [
        OpenNow(
            opening_id=opening.pk,
            person_id=opening.person_id,
            kind=opening.kind,
            data_classes=frozenset(DataClass(each) for each in opening.data_classes),
            closes_at=opening.closes_at,
            minutes_left=-(-int((opening.closes_at - at).total_seconds()) // 60) or 1,
        )
        for opening in found
    ]


def opening_seen_by(user: User, opening_id: UUID) -> Opening:
    """One opening, for whoever opened it and whoever reviews it.

    Everybody else is refused in the same way whether there is such an opening or not.
    """
    openings = Opening.objects.select_related("opened_by__agency", "reviewed_by")
    own = openings.filter(pk=opening_id, opened_by=user).first()
    if own is not None:
        return own
    check(user, Permission.REVIEW_EMERGENCIES)
    return get_object_or_404(openings, pk=opening_id)


def own_openings(user: User) -> QuerySet[Opening]:
    """Everything that this account ever opened, newest first."""
    check(user, Permission.OPEN_IN_EMERGENCY)
    return Opening.objects.filter(opened_by=user).select_related("reviewed_by")


def waiting_for_review(user: User) -> QuerySet[Opening]:
    """What nobody has reviewed yet, the one that is due first at the top; what is still open is among it."""
    check(user, Permission.REVIEW_EMERGENCIES)
    found = Opening.objects.filter(reviewed_at__isnull=True).select_related("opened_by__agency")
    return found.order_by("review_due_on", "opened_at")


def reviewed(user: User) -> QuerySet[Opening]:
    """What was reviewed, newest first."""
    check(user, Permission.REVIEW_EMERGENCIES)
    found = Opening.objects.filter(reviewed_at__isnull=False).select_related("opened_by__agency", "reviewed_by")
    return found.order_by(F("reviewed_at").desc())


def overdue(openings: QuerySet[Opening], today: date) -> QuerySet[Opening]:
    """Those whose review was due on an earlier day."""
    return openings.filter(reviewed_at__isnull=True, review_due_on__lt=today)


def reviewers() -> QuerySet[User]:
    """Everybody who reviews openings: the privacy officers of all agencies, also while they act in another role."""
    keys = [role.key for role in roles_with(Permission.REVIEW_EMERGENCIES)]
    today = timezone.localdate()
    as_member = Q(memberships__role__in=keys, memberships__starts_on__lte=today) & (
        Q(memberships__ends_on__isnull=True) | Q(memberships__ends_on__gte=today)
    )
    return User.objects.filter(Q(role__in=keys) | as_member, is_active=True).distinct()


def unread_notices(user: User) -> QuerySet[Notice]:
    """The notices to this account that nobody has opened, newest first, for whoever reviews."""
    if not may(user, Permission.REVIEW_EMERGENCIES):
        return Notice.objects.none()
    return Notice.objects.filter(to=user, read_at__isnull=True, opening__reviewed_at__isnull=True)


def months_of_openings(today: date) -> list[MonthOfOpenings]:
    """The last twelve months that are over, newest first. A month is counted in the program's zone.

    The month at hand is left out: figures that grow from day to day tell when something happened.
    """
    firsts = _last_months(today)
    since = timezone.make_aware(datetime.combine(firsts[-1], datetime.min.time()))
    found = Opening.objects.filter(opened_at__gte=since).values_list("opened_at", "finding")
    counted = Counter((timezone.localdate(at).replace(day=1), finding) for at, finding in found)
    return [_month(first, counted) for first in firsts]


def _last_months(today: date) -> list[date]:
    number = today.year * 12 + today.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(number - 1, number - 1 - MONTHS_SHOWN, -1)]


def _month(first: date, counted: Counter[tuple[date, str]]) -> MonthOfOpenings:
    by_finding = {finding: counted[first, finding] for finding in ("", *ReviewFinding.values)}
    return MonthOfOpenings(
        first_day=first,
        openings=sum(by_finding.values()),
        justified=by_finding[ReviewFinding.JUSTIFIED],
        not_justified=by_finding[ReviewFinding.NOT_JUSTIFIED],
        waiting=by_finding[""],
    )
