"""What partnerships themselves count for the advisory board. Nothing of it is about a person served."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from coresponder.program.partnerships.aggregate_sources import Counts
from coresponder.program.partnerships.models import ActionItem, Commitment, Issue, Meeting
from coresponder.program.partnerships.queries.commitments import standing_of
from coresponder.program.partnerships.queries.meetings import HELD
from coresponder.program.partnerships.queries.team import holdings_on, open_seats
from coresponder.program.partnerships.vocabulary.commitments import Kept
from coresponder.program.partnerships.vocabulary.issues import IssueKind
from coresponder.program.partnerships.vocabulary.meetings import ActionState


def of_the_team(from_at: datetime, to_at: datetime) -> Iterable[Counts]:
    """Seats, meetings and actions; commitments; issues."""
    last = timezone.localdate(to_at - timedelta(seconds=1))
    filled = holdings_on(last).values("seat").distinct().count()
    seats = open_seats().filter(opened_on__lte=last).count()
    held = Meeting.objects.filter(state__in=HELD, starts_at__gte=from_at, starts_at__lt=to_at).count()
    settled = ActionItem.objects.exclude(state=ActionState.OPEN).filter(
        settled_on__gte=timezone.localdate(from_at), settled_on__lte=last
    )
    yield Counts(
        key="team",
        title="The planning team",
        sentence="Who plans the program, and whether what was promised at the table was done.",
        of="",
        rows=(
            ("Seats that somebody holds", filled),
            ("Empty seats", max(seats - filled, 0)),
            ("Meetings held", held),
            ("Actions settled", settled.count()),
        ),
        is_sensitive=False,
    )
    yield _commitments(from_at, to_at)
    yield _issues(from_at, to_at)


def _commitments(from_at: datetime, to_at: datetime) -> Counts:
    first, after = timezone.localdate(from_at), timezone.localdate(to_at)
    found = Commitment.objects.select_related("agency").prefetch_related("deliveries")
    months = [month for each in found for month in standing_of(each, today=timezone.localdate()).months]
    counted = Counter(each.standing for each in months if first <= each.month_on < after)
    rows = tuple((standing.label.capitalize(), counted[standing]) for standing in Kept if standing != Kept.RUNNING)
    sentence = "For each promise and month: whether the agency delivered at least 95 percent of it."
    return Counts(
        key="commitments", title="What agencies promised", sentence=sentence, of="months", rows=rows, is_sensitive=False
    )


def _issues(from_at: datetime, to_at: datetime) -> Counts:
    days = {"happened_on__gte": timezone.localdate(from_at), "happened_on__lt": timezone.localdate(to_at)}
    counted = Counter(Issue.objects.filter(**days).values_list("kind", flat=True))
    rows = tuple((kind.label.capitalize(), counted[kind]) for kind in IssueKind)
    sentence = "What went wrong between agencies, as their staff reported it."
    return Counts(key="issues", title="Issues between agencies", sentence=sentence, of="issues", rows=rows)
