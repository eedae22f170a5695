"""Teams of the invented county, one for each way of working, with a fortnight of shifts, and those that are on duty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.program.deployment.models import ModelVariant
from coresponder.program.dispatch.actions.shifts import plan_shift, start_shift
from coresponder.program.dispatch.actions.teams import TeamSettings, add_member, form_team
from coresponder.program.dispatch.models import Shift, Team
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.safeguards.accounts.models import User

# Tomorrow's shifts would overlap with what is on duty now, for whoever looks on late in the evening.
FIRST_PLANNED_DAY, PLANNED_DAYS = 2, 10


@dataclass(frozen=True, kw_only=True)
class InventedTeam:
    """A team: its call sign, its way of working, who is on it, and from which hour on how long it works."""

    call_sign: str
    variant: str
    people: tuple[tuple[str, TeamRole, tuple[str, ...]], ...]
    starts_at: int
    hours: int
    is_on_duty: bool = True


TEAMS = (
    InventedTeam(
        call_sign="CRT1",
        variant="together-in-one-car",
        people=(("omar", TeamRole.OFFICER, ()), ("clara", TeamRole.CLINICIAN, ("es",))),
        starts_at=8,
        hours=10,
    ),
    InventedTeam(
        call_sign="CRT2",
        variant="separate-vehicles",
        people=(("otto", TeamRole.OFFICER, ()), ("sofia", TeamRole.SOCIAL_WORKER, ("so",))),
        starts_at=12,
        hours=10,
    ),
    InventedTeam(
        call_sign="TELE1",
        variant="clinician-by-phone",
        people=(("tess", TeamRole.CLINICIAN, ("es", "ase")),),
        starts_at=7,
        hours=12,
    ),
    InventedTeam(
        call_sign="PEER1",
        variant="peer-and-paramedic",
        people=(("pia", TeamRole.PEER, ()), ("pavel", TeamRole.PARAMEDIC, ())),
        starts_at=9,
        hours=8,
    ),
    InventedTeam(
        call_sign="OD1",
        variant="overdose-follow-up",
        people=(("sunny", TeamRole.SUBSTANCE_USE_COUNSELOR, ()), ("pia", TeamRole.PEER, ())),
        starts_at=18,
        hours=3,
        is_on_duty=False,
    ),
    InventedTeam(
        call_sign="FU1",
        variant="follow-up-team",
        people=(("otto", TeamRole.OFFICER, ()), ("carlos", TeamRole.CASE_MANAGER, ())),
        starts_at=8,
        hours=4,
        is_on_duty=False,
    ),
)


@transaction.atomic
def load(*, cast: Mapping[str, User], by: User) -> None:
    """Form the teams, plan their shifts from today on, and bring four of them on duty; not where there are teams."""
    variants = {each.key: each for each in ModelVariant.objects.all()}
    if Team.objects.exists() or not all(team.variant in variants for team in TEAMS):
        return
    for invented in TEAMS:
        team = _formed(invented, variants[invented.variant], cast, by)
        _planned(invented, team, cast, by)


def _formed(invented: InventedTeam, variant: ModelVariant, cast: Mapping[str, User], by: User) -> Team:
    agency = cast[invented.people[0][0]].agency
    assert agency is not None  # noqa: S101 - everybody of the cast who is on a team works for somebody
    team = form_team(
        settings=TeamSettings(
            call_sign=invented.call_sign, agency=agency, variant=variant, areas=[], answer_seconds=120,
            check_in_minutes=0 if variant.is_remote else 30,
        ),
        by=by,
    )  # fmt: skip
    today = timezone.localdate()
    for username, role, languages in invented.people:
        add_member(team=team, user=cast[username], role=role, since_on=today, languages=languages, by=by)
    return team


def _planned(invented: InventedTeam, team: Team, cast: Mapping[str, User], by: User) -> None:
    """The shift that is on duty now, for as long as a visitor may look on, and one on each of the days after it."""
    members = {cast[username]: role for username, role, _ in invented.people}
    if invented.is_on_duty:
        start_shift(shift=_shift(team, members, timezone.now() - timedelta(hours=1), 12, by), by=by)
    for day in range(FIRST_PLANNED_DAY, PLANNED_DAYS):
        begins = _local(day, invented.starts_at)
        _shift(team, members, begins, invented.hours, by)


def _shift(team: Team, members: Mapping[User, TeamRole], begins: datetime, hours: int, by: User) -> Shift:
    ends = begins + timedelta(hours=hours)
    return plan_shift(team=team, planned_from_at=begins, planned_to_at=ends, members=members, vehicle="", by=by)


def _local(days_from_today: int, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=days_from_today), time(hour)))
