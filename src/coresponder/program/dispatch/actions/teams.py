"""Forming teams, and who usually works on them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypedDict

from django.db import IntegrityError, transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.deployment.models import ModelVariant
from coresponder.program.dispatch.audit_events import TEAM_CHANGED, TEAM_FORMED, TEAM_MEMBER_ADDED, TEAM_MEMBER_ENDED
from coresponder.program.dispatch.models import Team, TeamMember
from coresponder.program.dispatch.vocabulary import OPEN_STATES, TeamRole
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


class TeamSettings(TypedDict):
    """What can be set about a team."""

    call_sign: str
    agency: Agency
    variant: ModelVariant
    areas: list[str]
    answer_seconds: int
    check_in_minutes: int


@transaction.atomic
def form_team(*, settings: TeamSettings, by: User) -> Team:
    """Form a team: a call sign and the way it works."""
    check(by, Permission.PLAN_SHIFTS)
    team = _saved(Team(**settings))
    record(TEAM_FORMED, by=by, about=f"team:{team.pk}", details={"call_sign": team.call_sign})
    return team


@transaction.atomic
def change_team(*, team: Team, settings: TeamSettings, is_active: bool, by: User) -> Team:
    """Change a team. What it does at the moment goes on as it was begun."""
    check(by, Permission.PLAN_SHIFTS)
    team = Team.objects.select_for_update().get(pk=team.pk)
    if not is_active and team.assignments.filter(state__in=OPEN_STATES).exists():
        raise StateError("team_at_work", f"{team.call_sign} is on a call.", "Close the team when it is clear.")
    for name, value in settings.items():
        setattr(team, name, value)
    team.is_active = is_active
    _saved(team)
    record(TEAM_CHANGED, by=by, about=f"team:{team.pk}", details={"call_sign": team.call_sign})
    announce(Topic.TEAMS, team.pk)
    return team


@transaction.atomic
def add_member(
    *, team: Team, user: User, role: TeamRole, since_on: date, languages: Sequence[str] = (), by: User
) -> TeamMember:
    """Say that somebody usually works on a team, so that shifts are planned with one click."""
    check(by, Permission.PLAN_SHIFTS)
    if not user.is_active:
        raise StateError("account_closed", "This account is closed.", "Choose somebody else.")
    if team.members.filter(user=user, until_on=None).exists():
        raise StateError("on_the_team", f"{user.display_name} is on the team already.")
    made = TeamMember.objects.create(team=team, user=user, role=role, since_on=since_on, languages=list(languages))
    record(TEAM_MEMBER_ADDED, by=by, about=f"team:{team.pk}", details={"account": user.pk, "role": role.value})
    return made


@transaction.atomic
def end_place(*, place: TeamMember, by: User) -> TeamMember:
    """Say that somebody does not usually work on a team any more. Shifts that are planned stay as they are."""
    check(by, Permission.PLAN_SHIFTS)
    place = TeamMember.objects.select_for_update().get(pk=place.pk)
    if place.until_on is not None:
        raise StateError("place_ended", "That has ended already.")
    place.until_on = max(place.since_on, timezone.localdate() - timedelta(days=1))
    place.save()
    record(TEAM_MEMBER_ENDED, by=by, about=f"team:{place.team_id}", details={"account": place.user_id})
    return place


def _saved(team: Team) -> Team:
    try:
        with transaction.atomic():
            team.save()
    except IntegrityError:
        raise UsageError("call_sign_taken", "There is a team with this call sign.", "Choose another one.") from None
    return team
