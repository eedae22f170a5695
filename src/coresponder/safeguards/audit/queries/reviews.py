"""Weeks of the trail: what was found, what was looked at, what is overdue."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent, LookedAt, SignedWeek
from coresponder.safeguards.audit.reviewing.findings import Finding, find_in
from coresponder.safeguards.audit.reviewing.weeks import WEEK, Week, week_of
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class WeekStanding:
    """A week, and whether it is signed, waits, or waits too long."""

    week: Week
    signed: SignedWeek | None
    is_over: bool
    is_overdue: bool

    @property
    def is_due(self) -> bool:
        """Over and not signed."""
        return self.is_over and self.signed is None


def findings_in(week: Week) -> list[Finding]:
    """What the rules find in a week."""
    return find_in(week)


def looks_at(week: Week) -> dict[str, LookedAt]:
    """What was looked at, by the key of the finding."""
    found = LookedAt.objects.filter(week_starts_on=week.starts_on).select_related("by")
    return {each.finding: each for each in found}


def is_signed(week: Week) -> bool:
    """True when somebody signed it off."""
    return SignedWeek.objects.filter(pk=week.starts_on).exists()


def weeks_for(user: User) -> list[WeekStanding]:
    """Every week since the first event, newest first, for somebody who may review."""
    check(user, Permission.REVIEW_AUDIT)
    return weeks_until(timezone.now())


def weeks_until(now: datetime) -> list[WeekStanding]:
    """Every week since the first event of the trail until this moment, newest first."""
    first = AuditEvent.objects.order_by("position").values_list("at", flat=True).first()
    if first is None:
        return []
    signed = {each.week_starts_on: each for each in SignedWeek.objects.select_related("by")}
    begin, newest = week_of(first).starts_on, week_of(now).starts_on
    count = (newest - begin) // WEEK + 1
    return [standing_of(newest - step * WEEK, signed, now) for step in range(count)]


def standing_of(starts_on: date, signed: dict[date, SignedWeek], now: datetime) -> WeekStanding:
    """How one week stands."""
    week = Week(starts_on=starts_on)
    found = signed.get(starts_on)
    late = found is None and week.is_overdue(now)
    return WeekStanding(week=week, signed=found, is_over=week.is_over(now), is_overdue=late)


def has_due_weeks(user: User) -> bool:
    """Whether a week waits to be signed, and none of them too long."""
    standings = weeks_until(timezone.now())
    return any(each.is_due for each in standings) and not any(each.is_overdue for each in standings)


def has_overdue_weeks(user: User) -> bool:
    """Whether a week has waited for longer than a week."""
    return any(each.is_overdue for each in weeks_until(timezone.now()))
