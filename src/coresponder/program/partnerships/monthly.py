"""How much of a promise falls into a month, and whether it was kept."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from coresponder.program.partnerships.models import Commitment
from coresponder.program.partnerships.vocabulary.commitments import Kept, Per

DAYS_OF_A_WEEK, MONTHS_OF_A_QUARTER = 7, 3
# A shift that ends some minutes early is no broken promise.
ENOUGH = Decimal("0.95")
CENTS = Decimal("0.01")


def months_of(commitment: Commitment, *, until: date) -> Iterator[date]:
    """The first days of the months that the promise reaches, as far as `until`."""
    last = min(commitment.due_on or commitment.ends_on or until, until)
    month = commitment.starts_on.replace(day=1) if commitment.per != Per.ONCE else last.replace(day=1)
    while month <= last:
        yield month
        month = end_of(month) + timedelta(days=1)


def end_of(month_on: date) -> date:
    """The last day of the month."""
    return month_on.replace(day=monthrange(month_on.year, month_on.month)[1])


def promised_in(commitment: Commitment, month_on: date) -> Decimal:
    """What was promised for this month; for one that is promised only in part, that part of its days."""
    first = max(commitment.starts_on, month_on)
    last = min(commitment.ends_on or end_of(month_on), end_of(month_on))
    days = max((last - first).days + 1, 0)
    share = Decimal(days) / Decimal(end_of(month_on).day)
    amounts = {
        Per.WEEK: commitment.amount * days / DAYS_OF_A_WEEK,
        Per.MONTH: commitment.amount * share,
        Per.QUARTER: commitment.amount * share / MONTHS_OF_A_QUARTER,
    }
    return amounts.get(Per(commitment.per), commitment.amount).quantize(CENTS)


def kept(commitment: Commitment, month_on: date, delivered: Decimal | None, *, today: date) -> Kept:
    """Whether a month of a promise was kept. Nothing known is never counted as nothing delivered."""
    last = commitment.due_on if commitment.per == Per.ONCE and commitment.due_on else end_of(month_on)
    is_enough = delivered is not None and delivered >= promised_in(commitment, month_on) * ENOUGH
    if is_enough:
        return Kept.KEPT
    if last >= today:
        return Kept.RUNNING
    return Kept.NOT_TOLD if delivered is None else Kept.SHORT
