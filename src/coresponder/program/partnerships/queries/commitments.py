"""What was promised against what was delivered, month by month."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.kernel.spoken_english import day
from coresponder.program.partnerships.delivered_sources import Source, source_for
from coresponder.program.partnerships.models import Commitment, Delivery
from coresponder.program.partnerships.monthly import end_of, kept, months_of, promised_in
from coresponder.program.partnerships.vocabulary.commitments import Kept, Per, Promised
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

MONTHS_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class MonthOf:
    """One month of a promise. `delivered` is None where nobody has said and no source knows."""

    month_on: date
    promised: Decimal
    delivered: Decimal | None
    source: str
    standing: Kept

    @property
    def percent(self) -> int | None:
        """Delivered of promised, in percent."""
        return None if self.delivered is None else round(self.delivered / self.promised * 100)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One promise with its months, the newest first."""

    commitment: Commitment
    months: list[MonthOf]
    source: Source | None

    @property
    def over(self) -> list[MonthOf]:
        """The months that can be judged."""
        return [each for each in self.months if each.standing != Kept.RUNNING]

    @property
    def kept_months(self) -> int:
        """How many of those were kept."""
        return sum(each.standing == Kept.KEPT for each in self.over)

    @property
    def latest(self) -> MonthOf | None:
        """The newest month that is over."""
        return next(iter(self.over), None)


def commitments_seen_by(user: User) -> list[Standing]:
    """Every promise with how it was kept in the last twelve months."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    return standings(timezone.localdate())


def standings(today: date) -> list[Standing]:
    """Every promise with how it was kept, as of that day."""
    found = Commitment.objects.select_related("agency", "agreement").prefetch_related("deliveries")
    return [standing_of(each, today=today) for each in found]


def commitment_seen_by(user: User, commitment_id: UUID) -> Commitment:
    """One promise."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    wanted = Commitment.objects.select_related("agency", "agreement", "promised_by").prefetch_related("deliveries")
    return get_object_or_404(wanted, pk=commitment_id)


def standing_of(commitment: Commitment, *, today: date) -> Standing:
    """How a promise was kept, month by month. What somebody entered stands over what a source knows."""
    source = source_for(Promised(commitment.what))
    entered = {each.month_on: each for each in commitment.deliveries.all()}
    months = list(months_of(commitment, until=today))[-MONTHS_SHOWN:]
    found = [_month(commitment, each, entered.get(each), source, today=today) for each in reversed(months)]
    return Standing(commitment=commitment, months=found, source=source)


def _month(
    commitment: Commitment, month_on: date, entered: Delivery | None, source: Source | None, *, today: date
) -> MonthOf:
    by_hand = (entered.amount, f"{entered.source} (entered by hand)") if entered else None
    delivered, known_from = by_hand or _asked(commitment, month_on, source)
    return MonthOf(
        month_on=month_on,
        promised=promised_in(commitment, month_on),
        delivered=delivered,
        source=known_from,
        standing=kept(commitment, month_on, delivered, today=today),
    )


def _asked(commitment: Commitment, month_on: date, source: Source | None) -> tuple[Decimal | None, str]:
    """What a source knows of a month, or of all the days until what is promised once is due, and its words."""
    if source is None:
        return None, ""
    first, last = _stretch(commitment, month_on)
    asked = (commitment.agency_id, _start(first), _start(last + timedelta(days=1)))
    delivered = source.ask(Promised(commitment.what), *asked)
    if delivered is None:
        return None, ""
    newest = source.newest(*asked)
    return delivered, source.title + (f"; the newest on {day(timezone.localdate(newest))}" if newest else "")


def _stretch(commitment: Commitment, month_on: date) -> tuple[date, date]:
    if commitment.per == Per.ONCE and commitment.due_on is not None:
        return min(commitment.starts_on, commitment.due_on), commitment.due_on
    last = min(end_of(month_on), commitment.ends_on or end_of(month_on))
    return max(month_on, commitment.starts_on), last


def not_kept(user: User) -> list[Standing]:
    """The promises whose newest month that is over was not kept."""
    found = commitments_seen_by(user)
    return [each for each in found if each.latest is not None and each.latest.standing == Kept.SHORT]


def _start(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time()))
