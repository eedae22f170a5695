"""What of a budget belongs to a period, to the cent.

A yearly line belongs to a period by the days that it covers of each calendar year, a monthly one by the days of each
month. What is paid once belongs to the period of its first day, unless it has a last one: then it is spread evenly over
the days from the first to the last. Nothing is known of seasons, so a line with a season is written as several.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from coresponder.kernel.money import to_cents

Per = Literal["once", "month", "year"]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Days:
    """From the first to the last day, both included."""

    first_on: date
    last_on: date

    @property
    def number(self) -> int:
        """How many; none where the last lies before the first."""
        return max((self.last_on - self.first_on).days + 1, 0)

    def within(self, other: "Days") -> "Days":
        """Those of them that are days of the other, too."""
        return Days(first_on=max(self.first_on, other.first_on), last_on=min(self.last_on, other.last_on))


def share_of(per: Per, *, from_on: date, until_on: date | None, period: Days) -> Fraction:
    """How many times its amount a line costs in the period: 1 for a whole year of a yearly line, 12 of a monthly."""
    here = Days(first_on=from_on, last_on=until_on or max(period.last_on, from_on)).within(period)
    if per == "once":
        return _once(from_on, until_on, period)
    wholes = _months(here) if per == "month" else _years(here)
    return sum((Fraction(here.within(whole).number, whole.number) for whole in wholes), start=Fraction(0))


def in_period(amount: Decimal, share: Fraction) -> Decimal:
    """That many times the amount, in cents."""
    return to_cents(Fraction(amount) * share)


def _once(from_on: date, until_on: date | None, period: Days) -> Fraction:
    if until_on is None:
        return Fraction(int(period.first_on <= from_on <= period.last_on))
    used = Days(first_on=from_on, last_on=until_on)
    return Fraction(used.within(period).number, used.number)


def _years(days: Days) -> Iterator[Days]:
    """Every calendar year that has one of the days."""
    if days.number:
        for year in range(days.first_on.year, days.last_on.year + 1):
            yield Days(first_on=date(year, 1, 1), last_on=date(year, 12, 31))


def _months(days: Days) -> Iterator[Days]:
    """Every calendar month that has one of the days."""
    begins = days.first_on.replace(day=1)
    while days.number and begins <= days.last_on:
        follows = (begins + timedelta(days=31)).replace(day=1)
        yield Days(first_on=begins, last_on=follows - ONE_DAY)
        begins = follows
