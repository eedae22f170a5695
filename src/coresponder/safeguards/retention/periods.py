"""Counting back from today in calendar years and days, in the zone of the program."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True, kw_only=True)
class Period:
    """How long a record is kept after its trigger."""

    years: int = 0
    days: int = 0

    @property
    def words(self) -> str:
        """7 years; 30 days."""
        parts = [_counted(self.years, "year"), _counted(self.days, "day")]
        return " and ".join(part for part in parts if part) or "no time"


def cutoff(period: Period, at: datetime) -> datetime:
    """The beginning of the day before which a trigger must lie for its record to be due at this moment.

    A record of February 29 is due on March 1 of a year without that day; whoever is in doubt keeps longer.
    """
    day = years_before(timezone.localdate(at), period.years) - timedelta(days=period.days)
    return timezone.make_aware(datetime.combine(day, time.min))


def years_before(day: date, years: int) -> date:
    """The same day some years earlier; the last of February where there is none."""
    year = day.year - years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
