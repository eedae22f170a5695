"""How much is open and overdue, by agency, as counts without names: for the coordinator, the first page, the handover.

Rows are counted behind the second wall too; nothing but numbers leaves these queries.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from coresponder.program.follow_up.models import Episode, FollowUp, Unplanned
from coresponder.program.follow_up.queries.lists import is_held, open_episodes, working_roles
from coresponder.program.follow_up.vocabulary import OPEN_FOLLOW_UP, RISES_TO_AGENCY_HOURS, RISES_TO_HANDOVER_HOURS
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import Agency, Membership

UNPLANNED_SHOWN_DAYS = 90


@dataclass(frozen=True, kw_only=True)
class AgencyCounts:
    """One agency's numbers. `risen` is overdue by a day or more, `long_overdue` by three days or more."""

    agency: Agency
    open: int
    due_today: int
    overdue: int
    risen: int
    long_overdue: int
    on_nobodys_list: int
    open_episodes: int
    people_at_work: int

    @property
    def is_nobody_there(self) -> bool:
        """Something is open, and nobody at the agency can work on it."""
        return self.people_at_work == 0 and bool(self.open or self.open_episodes)

    @property
    def needs_a_look(self) -> bool:
        return bool(self.risen or self.on_nobodys_list or self.is_nobody_there)


def counts_by_agency(*, now: datetime | None = None, agency: Agency | None = None) -> list[AgencyCounts]:
    """Every agency that has something open, or the one that is asked for."""
    at = now or timezone.now()
    follow_ups = _follow_ups(at)
    episodes = _episodes(at)
    ids = {*follow_ups, *episodes} if agency is None else {agency.pk}
    agencies = Agency.objects.filter(pk__in=ids).order_by("name")
    at_work = _at_work(at)
    return [
        AgencyCounts(
            agency=each,
            **follow_ups.get(each.pk, dict.fromkeys(("open", "due_today", "overdue", "risen", "long_overdue"), 0)),
            **episodes.get(each.pk, dict.fromkeys(("open_episodes", "on_nobodys_list"), 0)),
            people_at_work=at_work.get(each.pk, 0),
        )
        for each in agencies
    ]


def open_by_due(until: datetime, *, agency: Agency | None = None) -> int:
    """How many open follow-ups are due until then, overdue ones among them."""
    rows = FollowUp.objects.filter(state__in=OPEN_FOLLOW_UP, due_at__lt=until)
    with everything_let_through():
        return (rows if agency is None else rows.filter(owner_agency=agency)).count()


@dataclass(frozen=True, kw_only=True)
class DueAtAgency:
    """How many of one agency's open follow-ups are due until some time, overdue ones among them."""

    agency_name: str
    due: int
    overdue: int


def due_by_agency(until: datetime, *, now: datetime | None = None) -> list[DueAtAgency]:
    """Every agency with something due until then, in one question: the board asks at every change."""
    late = Count("pk", filter=Q(due_at__lt=now or timezone.now()))
    with everything_let_through():
        rows = FollowUp.objects.filter(state__in=OPEN_FOLLOW_UP, due_at__lt=until).order_by("owner_agency__name")
        by_agency = rows.values_list("owner_agency", "owner_agency__name").annotate(due=Count("pk"), overdue=late)
        counted = list(by_agency)
    return [DueAtAgency(agency_name=name, due=due, overdue=overdue) for _, name, due, overdue in counted]


def unplanned_counts(*, now: datetime | None = None) -> Sequence[tuple[str, int]]:
    """How many follow-ups rules asked for that could not be planned, by reason, within the last 90 days."""
    since = (now or timezone.now()) - timedelta(days=UNPLANNED_SHOWN_DAYS)
    labels = dict(Unplanned._meta.get_field("reason").flatchoices)
    rows = Unplanned.objects.filter(noted_at__gte=since).order_by().values_list("reason").annotate(number=Count("pk"))
    return [(labels[reason], number) for reason, number in sorted(rows)]


def _follow_ups(at: datetime) -> dict[int, dict[str, int]]:
    local = timezone.localtime(at)
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    before = {
        "due_today": Q(due_at__gte=at, due_at__lt=midnight),
        "overdue": Q(due_at__lt=at),
        "risen": Q(due_at__lt=at - timedelta(hours=RISES_TO_AGENCY_HOURS)),
        "long_overdue": Q(due_at__lt=at - timedelta(hours=RISES_TO_HANDOVER_HOURS)),
    }
    with everything_let_through():
        rows = FollowUp.objects.filter(state__in=OPEN_FOLLOW_UP).order_by().values("owner_agency")
        names = ("open", *before)
        counts = {"open": Count("pk"), **{name: Count("pk", filter=q) for name, q in before.items()}}
        counted = rows.annotate(**counts).values_list("owner_agency", *names)
        return {agency: dict(zip(names, numbers, strict=True)) for agency, *numbers in counted}


def _episodes(at: datetime) -> dict[int, dict[str, int]]:
    today = timezone.localdate(at)
    with everything_let_through():
        every = _by_agency(open_episodes())
        nobodys = _by_agency(open_episodes().filter(~is_held(today)))
    return {pk: {"open_episodes": number, "on_nobodys_list": nobodys.get(pk, 0)} for pk, number in every.items()}


def _by_agency(episodes: QuerySet[Episode]) -> dict[int, int]:
    rows = episodes.order_by().values("owner_agency").annotate(number=Count("pk"))
    return {row["owner_agency"]: row["number"] for row in rows}


def _at_work(at: datetime) -> dict[int, int]:
    """How many people of each agency work on follow-ups today."""
    today = timezone.localdate(at)
    rows = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today, user__is_active=True,
        role__in=working_roles(),
    )  # fmt: skip
    counted = rows.order_by().values("agency").annotate(number=Count("user", distinct=True))
    return {row["agency"]: row["number"] for row in counted}
