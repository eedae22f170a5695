"""Shifts: a week of them as a table, one of them, and what is missing on it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.program.dispatch.models import Shift, Team, TeamMember
from coresponder.program.dispatch.vocabulary import ShiftState
from coresponder.program.dispatch.ways_of_working import missing_roles
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.staff.credential_checks import lapses_of

SOON = timedelta(hours=12)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One team's week: for each day the shifts that begin on it."""

    team: Team
    days: list[list[Shift]]


@dataclass(frozen=True, kw_only=True)
class Week:
    """Seven days from Monday on, in the program's zone."""

    starts_on: date
    rows: list[Row]

    @property
    def days(self) -> list[date]:
        return [self.starts_on + timedelta(days=each) for each in range(7)]

    @property
    def before(self) -> date:
        return self.starts_on - timedelta(days=7)

    @property
    def after(self) -> date:
        return self.starts_on + timedelta(days=7)

    @property
    def odd_hours(self) -> list[str]:
        """A sentence for each day that does not have 24 hours, because clocks are moved."""
        found = []
        for day in self.days:
            hours = (local_midnight(day + timedelta(days=1)) - local_midnight(day)).total_seconds() / 3600
            if hours != 24:
                found.append(f"{day:%A, %B %-d} has {hours:g} hours, because clocks are moved.")
        return found


def local_midnight(day: date) -> datetime:
    """When a day begins in the program's zone, as an instant."""
    return timezone.make_aware(datetime.combine(day, time.min)).astimezone(UTC)


def monday_of(day: date) -> date:
    """The Monday of the week that a day is in."""
    return day - timedelta(days=day.weekday())


def teams_seen_by(user: User) -> QuerySet[Team]:
    """Every team, the active ones first."""
    check(user, Permission.VIEW_TEAMS)
    return Team.objects.select_related("agency", "variant").order_by("-is_active", "call_sign")


def team_seen_by(user: User, team_id: UUID) -> Team:
    """One team, or 404."""
    return get_object_or_404(teams_seen_by(user), pk=team_id)


def places_on(team: Team) -> QuerySet[TeamMember]:
    """Who usually works on a team, now or later."""
    today = timezone.localdate()
    return team.members.filter(Q(until_on=None) | Q(until_on__gte=today)).select_related("user", "user__agency")


def place_seen_by(user: User, place_id: int) -> TeamMember:
    """One place on a team, or 404."""
    check(user, Permission.PLAN_SHIFTS)
    return get_object_or_404(TeamMember.objects.select_related("team", "user"), pk=place_id)


def shifts_seen_by(user: User) -> QuerySet[Shift]:
    """Every shift with its members."""
    check(user, Permission.VIEW_TEAMS)
    found = Shift.objects.select_related("team", "team__variant", "planned_by")
    return found.prefetch_related("members__user", "unavailabilities")


def shift_seen_by(user: User, shift_id: UUID) -> Shift:
    """One shift, or 404."""
    return get_object_or_404(shifts_seen_by(user), pk=shift_id)


def week_of(user: User, day: date) -> Week:
    """The week that a day is in, with every active team and every team that has a shift in it."""
    monday = monday_of(day)
    begins, ends = local_midnight(monday), local_midnight(monday + timedelta(days=7))
    shifts = list(shifts_seen_by(user).filter(planned_from_at__gte=begins, planned_from_at__lt=ends))
    by_team = _by_team(shifts)
    teams = teams_seen_by(user).filter(Q(is_active=True) | Q(pk__in=by_team))
    return Week(starts_on=monday, rows=[_row(team, by_team.get(team.pk, []), monday) for team in teams])


def own_shifts(user: User) -> QuerySet[Shift]:
    """The shifts that somebody is on and that are not over, the next first."""
    check(user, Permission.WORK_ON_A_TEAM)
    mine = Shift.objects.filter(members__user=user, state__in=(ShiftState.PLANNED, ShiftState.ON_DUTY))
    since = timezone.now() - timedelta(hours=18)
    return mine.filter(planned_to_at__gte=since).select_related("team", "team__variant").order_by("planned_from_at")


def begins_soon(shift: Shift, now: datetime) -> bool:
    """Whether a shift is to be worked now: not over by the plan, and not more than half a day away."""
    return shift.planned_from_at <= now + SOON and shift.planned_to_at > now


def has_a_shift_soon(user: User) -> bool:
    """Whether somebody is on duty, or will be within half a day."""
    return own_shifts(user).filter(planned_from_at__lte=timezone.now() + SOON).exists()


def gaps_of(shift: Shift) -> list[str]:
    """What keeps a planned shift from coming on duty, each as the end of a sentence."""
    members = list(shift.members.select_related("user"))
    found = [f"nobody is {role}" for role in missing_roles(shift.team.variant, (each.role for each in members))]
    last_day = timezone.localdate(shift.planned_to_at)
    for each in members:
        if lapses_of(each.user, role=each.role, on=last_day):
            found.append(f"something that {each.user.display_name} needs has lapsed by then")
    return found


def _row(team: Team, shifts: Iterable[Shift], monday: date) -> Row:
    days: list[list[Shift]] = [[] for _ in range(7)]
    for shift in shifts:
        days[(timezone.localdate(shift.planned_from_at) - monday).days].append(shift)
    return Row(team=team, days=days)


def _by_team(shifts: Iterable[Shift]) -> dict[UUID, list[Shift]]:
    found: dict[UUID, list[Shift]] = defaultdict(list)
    for shift in shifts:
        found[shift.team_id].append(shift)
    return found
