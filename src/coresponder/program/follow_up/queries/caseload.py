"""Episodes of care: the own list, what is offered, nobody's list, and what was closed lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from coresponder.program.encounters.queries.looking import refuse_while_looking_on
from coresponder.program.follow_up.models import Episode, FollowUp, StaffAway
from coresponder.program.follow_up.queries.lists import held_by, is_held, offered_to, on_nobodys_list, open_episodes
from coresponder.program.follow_up.queries.naming import Names, names_of
from coresponder.program.follow_up.vocabulary import OPEN_FOLLOW_UP, EpisodeState
from coresponder.safeguards.access.records import Reader, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Purpose

PURPOSE = Purpose.CARE_COORDINATION
CLOSED_SHOWN_DAYS = 90
MOST_ROWS = 200


@dataclass(frozen=True, kw_only=True)
class Line:
    """One episode on a list, with its next follow-up."""

    episode: Episode
    name: str
    now: datetime
    next_follow_up: FollowUp | None
    open_follow_ups: int
    why_nobodys: str = ""

    @property
    def is_overdue(self) -> bool:
        return self.next_follow_up is not None and self.next_follow_up.due_at < self.now

    @property
    def open_days(self) -> int:
        """For how many days the episode has been open."""
        return (self.now - self.episode.opened_at).days

    @property
    def order(self) -> tuple[bool, datetime]:
        """What has no next follow-up first: it is where somebody could be forgotten. Then by what is due."""
        due = self.next_follow_up.due_at if self.next_follow_up else self.episode.opened_at
        return self.next_follow_up is not None, due


@dataclass(frozen=True, kw_only=True)
class Caseload:
    """The page of the caseload."""

    mine: Sequence[Line]
    nobodys: Sequence[Line]
    offered: Sequence[Line]
    colleagues: Sequence[Line]
    closed: Sequence[Line]
    names: Names
    away: Sequence[StaffAway]

    @property
    def shown(self) -> int:
        return len(self.mine) + len(self.nobodys) + len(self.offered) + len(self.colleagues) + len(self.closed)


def caseload_of(user: User) -> tuple[Caseload, Reader]:
    """The lists of one person and of the agency. Call it in a transaction."""
    check(user, Permission.WORK_FOLLOW_UPS)
    refuse_while_looking_on()
    holds = reader(user)
    since = timezone.now() - timedelta(days=CLOSED_SHOWN_DAYS)
    lists: dict[str, QuerySet[Episode]] = {
        "mine": held_by(user),
        "nobodys": on_nobodys_list(user.agency),
        "offered": offered_to(user),
        "colleagues": open_episodes().filter(is_held(), owner_agency=user.agency).exclude(assignee=user),
        "closed": Episode.objects.filter(owner_agency=user.agency, state=EpisodeState.CLOSED, closed_at__gte=since),
    }
    found = {
        name: list(
            holds.readable(episodes, purpose=PURPOSE).select_related(
                "person", "assignee", "offered_user", "offered_agency", "owner_agency", "closed_by"
            )[:MOST_ROWS]
        )
        for name, episodes in lists.items()
    }
    everything = [each for episodes in found.values() for each in episodes]
    open_together(everything)
    names = names_of([each.person_id for each in everything], holds, purpose=PURPOSE)
    following = _open_follow_ups([each.pk for each in everything], holds)
    lines = {name: sorted((_line(each, names, following, holds) for each in episodes), key=lambda line: line.order)
             for name, episodes in found.items()}  # fmt: skip
    return Caseload(**lines, names=names, away=away_now(user)), holds


def away_now(user: User) -> list[StaffAway]:
    """Who of the agency is away now or will be."""
    today = timezone.localdate()
    rows = StaffAway.objects.filter(user__memberships__agency=user.agency, until_on__gte=today, ended_at=None)
    return list(rows.select_related("user").distinct())


def _open_follow_ups(ids: Sequence[UUID], holds: Reader) -> dict[UUID, list[FollowUp]]:
    rows = FollowUp.objects.filter(episode_id__in=ids, state__in=OPEN_FOLLOW_UP).select_related("rule")
    found: dict[UUID, list[FollowUp]] = {}
    for each in holds.readable(rows.order_by("due_at"), purpose=PURPOSE):
        found.setdefault(each.episode_id, []).append(each)
    return found


def _line(episode: Episode, names: Names, following: dict[UUID, list[FollowUp]], holds: Reader) -> Line:
    open_ones = following.get(episode.pk, [])
    return Line(
        episode=episode,
        name=names.of(episode.person),
        now=holds.at,
        next_follow_up=open_ones[0] if open_ones else None,
        open_follow_ups=len(open_ones),
        why_nobodys=_why(episode),
    )


def _why(episode: Episode) -> str:
    """Why an episode stands on nobody's list, as far as its assignee tells."""
    if episode.assignee is None:
        return "Nobody has taken it yet."
    if not episode.assignee.is_active:
        return f"The account of {episode.assignee.display_name} is closed."
    return f"{episode.assignee.display_name} is away, or works for the agency no more."
