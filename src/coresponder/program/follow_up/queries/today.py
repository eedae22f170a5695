"""What one person has to do today: what is overdue, what is due, what was reached and waits for a next step, tasks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from coresponder.program.encounters.models import PartAnswers
from coresponder.program.encounters.queries.looking import refuse_while_looking_on
from coresponder.program.follow_up.models import Attempt, CareTask, ContactWish, FollowUp
from coresponder.program.follow_up.open_referrals import OpenReferral, open_referrals
from coresponder.program.follow_up.queries.lists import held_by, offered_to, on_nobodys_list
from coresponder.program.follow_up.queries.naming import Names, names_of
from coresponder.program.follow_up.vocabulary import OPEN_FOLLOW_UP, FollowUpState
from coresponder.safeguards.access.records import Reader, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Purpose

PURPOSE = Purpose.CARE_COORDINATION
MOST_ROWS = 200


@dataclass(frozen=True, kw_only=True)
class Row:
    """One follow-up on a list, with everything that is needed to make the next call."""

    follow_up: FollowUp
    name: str
    now: datetime
    wish: ContactWish | None = None
    attempts: Sequence[Attempt] = ()
    last_contact_at: datetime | None = None
    referrals: Sequence[OpenReferral] = ()

    @property
    def is_overdue(self) -> bool:
        return self.follow_up.due_at < self.now

    @property
    def last_attempt(self) -> Attempt | None:
        return self.attempts[-1] if self.attempts else None

    @property
    def order(self) -> tuple[bool, bool, datetime]:
        """Overdue before due; at the same, what is urgent first; then by the hour."""
        return not self.is_overdue, not self.follow_up.is_urgent, self.follow_up.due_at

    @property
    def overdue_hours(self) -> int:
        """How many whole hours it is overdue."""
        return max(0, int((self.now - self.follow_up.due_at).total_seconds() // 3600))


@dataclass(frozen=True, kw_only=True)
class Today:
    """The page of today."""

    rows: Sequence[Row]
    tasks: Sequence[CareTask]
    names: Names
    at: datetime
    nobodys: int
    offered: int
    coming: int
    is_cut: bool = False
    done_today: int = 0

    @property
    def overdue(self) -> int:
        return sum(row.is_overdue for row in self.rows)

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.tasks)


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands beside the follow-ups of a list, by person."""

    wishes: dict[UUID, ContactWish] = field(default_factory=dict)
    attempts: dict[UUID, list[Attempt]] = field(default_factory=dict)
    contacts: dict[UUID, datetime] = field(default_factory=dict)
    referrals: dict[UUID, list[OpenReferral]] = field(default_factory=dict)


def today_for(user: User, *, now: datetime | None = None) -> tuple[Today, Reader]:
    """What is on this person's own list until the end of the day. Call it in a transaction."""
    check(user, Permission.WORK_FOLLOW_UPS)
    refuse_while_looking_on()
    at = now or timezone.now()
    holds = reader(user, at)
    mine = FollowUp.objects.filter(episode__in=held_by(user), state__in=OPEN_FOLLOW_UP)
    until = end_of_day(at)
    due = mine.filter(Q(due_at__lt=until) | Q(state=FollowUpState.REACHED))
    found = list(holds.readable(due.select_related("person", "rule", "episode"), purpose=PURPOSE)[: MOST_ROWS + 1])
    tasks = _tasks(user, until, holds)
    open_together([*found, *tasks])
    names = names_of([each.person_id for each in (*found, *tasks)], holds, purpose=PURPOSE)
    today = Today(
        rows=rows_of(found[:MOST_ROWS], names, holds, user),
        tasks=tasks,
        names=names,
        at=at,
        nobodys=holds.readable(on_nobodys_list(user.agency), purpose=PURPOSE).count(),
        offered=holds.readable(offered_to(user), purpose=PURPOSE).count(),
        coming=mine.filter(due_at__gte=until).exclude(state=FollowUpState.REACHED).count(),
        is_cut=len(found) > MOST_ROWS,
        done_today=_done_today(user, holds, at),
    )
    return today, holds


def rows_of(found: Sequence[FollowUp], names: Names, holds: Reader, user: User) -> list[Row]:
    """The follow-ups as rows, in the order in which they are worked."""
    around = _around(found, holds, user)
    rows = [
        Row(
            follow_up=each,
            name=names.of(each.person),
            now=holds.at,
            wish=around.wishes.get(each.person_id),
            attempts=around.attempts.get(each.pk, ()),
            last_contact_at=around.contacts.get(each.person_id),
            referrals=around.referrals.get(each.person_id, ()),
        )
        for each in found
    ]
    return sorted(rows, key=lambda row: row.order)


def tasks_of(user: User, until: datetime) -> QuerySet[CareTask]:
    """The own tasks that are due until then, of episodes and of conferences."""
    return CareTask.objects.filter(task_owner=user, done_at=None, due_on__lt=timezone.localdate(until), ended_at=None)


def _tasks(user: User, until: datetime, holds: Reader) -> list[CareTask]:
    """Tasks of the own episodes, and those that a case conference gave, which are read for that purpose."""
    given = tasks_of(user, until).select_related("person")
    own = holds.readable(given.filter(agenda_item=None), purpose=PURPOSE)
    from_table = holds.readable(given.filter(agenda_item__isnull=False), purpose=Purpose.CASE_CONFERENCE)
    return [*own, *from_table]


def end_of_day(at: datetime) -> datetime:
    """Midnight at the end of the day, in the program's time zone."""
    local = timezone.localtime(at)
    return (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


def _around(found: Sequence[FollowUp], holds: Reader, user: User) -> Around:
    persons = {each.person_id for each in found}
    wishes = list(holds.readable(ContactWish.objects.filter(person_id__in=persons, ended_at=None), purpose=PURPOSE))
    tried = Attempt.objects.filter(follow_up__in=[each.pk for each in found], ended_at=None).order_by("made_at", "pk")
    attempts = list(holds.readable(tried.select_related("author"), purpose=PURPOSE))
    open_together([*wishes, *attempts])
    by_follow_up: dict[UUID, list[Attempt]] = {}
    for each in attempts:
        by_follow_up.setdefault(each.follow_up_id, []).append(each)
    return Around(
        wishes=_own_first(wishes, user),
        attempts=by_follow_up,
        contacts=last_contacts(persons, holds),
        referrals=open_referrals(user, persons),
    )


def last_contacts(persons: Collection[UUID], holds: Reader) -> dict[UUID, datetime]:
    """When each was met last, as far as a part of that encounter may be read."""
    parts = PartAnswers.objects.filter(person_id__in=persons, ended_at=None, encounter__is_met=True)
    rows = holds.readable(parts, purpose=PURPOSE).order_by().values("person_id")
    return {row["person_id"]: row["last"] for row in rows.annotate(last=Max("encounter__started_at"))}


def _own_first(wishes: Sequence[ContactWish], user: User) -> dict[UUID, ContactWish]:
    """For each person the own agency's wish, or else another's that may be read."""
    ordered = sorted(wishes, key=lambda each: (each.owner_agency_id == user.agency_id, each.recorded_at))
    return {each.person_id: each for each in ordered}


def _done_today(user: User, holds: Reader, at: datetime) -> int:
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    mine = Attempt.objects.filter(author=user, recorded_at__gte=midnight, ended_at=None)
    return holds.readable(mine, purpose=PURPOSE).count()
