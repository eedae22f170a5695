"""Case conferences: those at which one's agency sits, one with its agenda, and whom the agenda proposes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from coresponder.program.encounters.models import PartAnswers
from coresponder.program.encounters.queries.looking import refuse_while_looking_on
from coresponder.program.encounters.queries.repeats import contacts_by_person
from coresponder.program.follow_up.models import AgendaItem, CareTask, Conference, FollowUp, Seat
from coresponder.program.follow_up.queries.lists import open_episodes
from coresponder.program.follow_up.queries.naming import Names, names_of
from coresponder.program.follow_up.vocabulary import (
    OPEN_FOLLOW_UP,
    RISES_TO_HANDOVER_HOURS,
    AgendaReason,
    FollowUpState,
    StopReason,
)
from coresponder.program.response_plans.queries.work import threshold
from coresponder.safeguards.access.records import Reader, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Purpose

PURPOSE = Purpose.CASE_CONFERENCE
DAYS_A_MONTH = 30.4375
REFUSED_WITHIN_DAYS = 90
MOST_PROPOSED = 20


@dataclass(frozen=True, kw_only=True)
class Item:
    """One person on the agenda, as far as the reader may know."""

    item: AgendaItem
    name: str
    tasks: Sequence[CareTask]


@dataclass(frozen=True, kw_only=True)
class SeenConference:
    """One conference."""

    conference: Conference
    seats: Sequence[Seat]
    items: Sequence[Item]
    names: Names
    is_own: bool

    @property
    def present(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.is_present]


def conferences_of(user: User) -> QuerySet[Conference]:
    """Those that the own agency convenes, or at which it has a seat."""
    check(user, Permission.ATTEND_CONFERENCES)
    seated = Seat.objects.filter(conference=OuterRef("pk"), agency=user.agency)
    return Conference.objects.filter(Q(agency=user.agency) | Q(Exists(seated))).select_related("agency", "convened_by")


def conference_of(user: User, conference_id: UUID) -> Conference:
    """One of them; 404 for everybody else."""
    found = conferences_of(user).filter(pk=conference_id).first()
    if found is None:
        raise Http404
    return found


def read_agenda(conference: Conference, *, by: User) -> tuple[SeenConference, Reader]:
    """The agenda as far as the reader may see it. Call it in a transaction."""
    refuse_while_looking_on()
    holds = reader(by)
    rows = AgendaItem.objects.filter(conference=conference).select_related("person", "owner_agency", "author")
    items = list(holds.readable(rows, purpose=PURPOSE))
    given = CareTask.objects.filter(agenda_item__in=[each.pk for each in items]).select_related("task_owner")
    tasks = list(holds.readable(given, purpose=PURPOSE))
    open_together([*items, *tasks])
    names = names_of([each.person_id for each in items], holds, purpose=PURPOSE)
    seen = SeenConference(
        conference=conference,
        seats=list(conference.seats.select_related("agency")),
        items=[
            Item(
                item=each, name=names.of(each.person),
                tasks=[task for task in tasks if task.agenda_item_id == each.pk],
            )
            for each in items
        ],
        names=names,
        is_own=conference.agency_id == by.agency_id,
    )  # fmt: skip
    return seen, holds


def proposed_for_agenda(by: User) -> Mapping[UUID, AgendaReason]:
    """Whom the agenda proposes out of the own open episodes, each with the first reason that holds.

    Met as often as the threshold of response plans says, counting only contacts that the reader may know of; refused
    within 90 days; or overdue by three days. Call it in a transaction.
    """
    holds = reader(by)
    own = open_episodes().filter(owner_agency=by.agency)
    persons = set(holds.readable(own, purpose=PURPOSE).values_list("person_id", flat=True))
    found: dict[UUID, AgendaReason] = {}
    for reason, ids in (
        (AgendaReason.FAMILIAR_FACE, _met_often(persons, holds)),
        (AgendaReason.REFUSED, _refused(persons, holds)),
        (AgendaReason.OVERDUE, _overdue(persons, holds)),
    ):
        for person_id in sorted(ids & persons, key=str):
            found.setdefault(person_id, reason)
    return dict(list(found.items())[:MOST_PROPOSED])


def _met_often(persons: set[UUID], holds: Reader) -> set[UUID]:
    least, months = threshold()
    since = timezone.now() - timedelta(days=months * DAYS_A_MONTH)
    counts = contacts_by_person(since)
    often = {person_id for person_id in persons if counts.get(person_id, 0) >= least}
    known = _known_contacts(often, since, holds)
    return {person_id for person_id in often if known.get(person_id, 0) >= least}


def _known_contacts(persons: set[UUID], since: datetime, holds: Reader) -> dict[UUID, int]:
    """How many of the contacts that count the reader may know of."""
    parts = PartAnswers.objects.filter(
        person_id__in=persons, ended_at=None, encounter__is_met=True, encounter__counts_as_repeat=True,
        encounter__started_at__gte=since,
    )  # fmt: skip
    rows = holds.readable(parts, purpose=PURPOSE).values_list("person_id", "encounter_id").distinct()
    counts: dict[UUID, set[UUID]] = {}
    for person_id, encounter_id in rows:
        if person_id is not None:
            counts.setdefault(person_id, set()).add(encounter_id)
    return {person_id: len(encounters) for person_id, encounters in counts.items()}


def _refused(persons: set[UUID], holds: Reader) -> set[UUID]:
    since = timezone.now() - timedelta(days=REFUSED_WITHIN_DAYS)
    stopped = FollowUp.objects.filter(
        person_id__in=persons, state=FollowUpState.STOPPED, stop_reason=StopReason.REFUSED, changed_at__gte=since
    )
    ids = set(holds.readable(stopped, purpose=PURPOSE).values_list("person_id", flat=True))
    parts = PartAnswers.objects.filter(
        person_id__in=persons, ended_at=None, primary_outcome="declined", encounter__started_at__gte=since
    )
    return ids | {each for each in holds.readable(parts, purpose=PURPOSE).values_list("person_id", flat=True) if each}


def _overdue(persons: set[UUID], holds: Reader) -> set[UUID]:
    before = timezone.now() - timedelta(hours=RISES_TO_HANDOVER_HOURS)
    late = FollowUp.objects.filter(person_id__in=persons, state__in=OPEN_FOLLOW_UP, due_at__lt=before)
    return set(holds.readable(late, purpose=PURPOSE).values_list("person_id", flat=True))
