"""The periods that can be counted: years, and halves of years.

They are few and fixed. Whoever could choose any days would count two periods that differ by one day, and see who came.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

YEARS_OFFERED = 2


@dataclass(frozen=True, kw_only=True)
class Period:
    """A year or half of one, up to yesterday where it is not over."""

    key: str
    words: str
    from_on: date
    to_on: date
    is_over: bool

    @property
    def instants(self) -> tuple[datetime, datetime]:
        """From the first local midnight to the one after the last day."""
        return _midnight(self.from_on), _midnight(self.to_on + timedelta(days=1))


def periods(today: date) -> list[Period]:
    """What can be counted now, the newest first."""
    found = (period for year in range(today.year, today.year - YEARS_OFFERED, -1) for period in _of_year(year, today))
    return [period for period in found if period.from_on <= period.to_on]


def period_of(key: str, today: date) -> Period | None:
    """The period with this key."""
    return next((each for each in periods(today) if each.key == key), None)


def _of_year(year: int, today: date) -> Iterator[Period]:
    yield _period(f"{year}", f"{year}", date(year, 1, 1), date(year, 12, 31), today)
    yield _period(f"{year}-H2", f"July to December {year}", date(year, 7, 1), date(year, 12, 31), today)
    yield _period(f"{year}-H1", f"January to June {year}", date(year, 1, 1), date(year, 6, 30), today)


def _period(key: str, words: str, from_on: date, to_on: date, today: date) -> Period:
    last = min(to_on, today - timedelta(days=1))
    return Period(key=key, words=words, from_on=from_on, to_on=last, is_over=last == to_on)


def _midnight(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.min))
