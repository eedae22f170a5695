"""Weeks from Monday to Sunday, in the program's zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Week:
    """The week that starts on a Monday."""

    starts_on: date

    def __post_init__(self) -> None:
        if self.starts_on.weekday():
            raise ValueError("A week starts on a Monday.")

    @property
    def last_day(self) -> date:
        """Its Sunday."""
        return self.starts_on + timedelta(days=6)

    @property
    def begins_at(self) -> datetime:
        """Its first moment."""
        return timezone.make_aware(datetime.combine(self.starts_on, time.min))

    @property
    def ends_at(self) -> datetime:
        """The first moment after it."""
        return timezone.make_aware(datetime.combine(self.starts_on + WEEK, time.min))

    @property
    def about(self) -> str:
        """How the audit trail names it."""
        return f"week:{self.starts_on.isoformat()}"

    def is_over(self, at: datetime) -> bool:
        """True from its last midnight on."""
        return at >= self.ends_at

    def is_overdue(self, at: datetime) -> bool:
        """True when it has been over for a week; the CJIS Security Policy (AU-6) asks for a look every week."""
        return at >= timezone.make_aware(datetime.combine(self.starts_on + 2 * WEEK, time.min))


def week_of(at: datetime) -> Week:
    """The week in which a moment lies."""
    day = timezone.localdate(at)
    return Week(starts_on=day - timedelta(days=day.weekday()))
