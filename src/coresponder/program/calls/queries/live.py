"""Live calls as somebody may see them: those that are open, one with its history, and how often a place called.

A call is operational information of whoever runs the feed. Everybody whose role works the board sees every call that
the feeds of the program report; what is known of a person stays behind the access decision on that person's record.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.program.calls.models import Call, CallRelation, CallVersion, Judgement
from coresponder.program.calls.vocabulary import CallState
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import DataClass, Deed

REPEAT_DAYS = (30, 90, 365)


def calls_seen_by(user: User) -> QuerySet[Call]:
    """Every call that somebody may see, the newest first."""
    check(user, Permission.VIEW_LIVE_CALLS)
    is_theirs = DataClass.OPERATIONAL in classes_for(user.role, Deed.READ)
    found = Call.objects.select_related("feed", "merged_into")
    return found if is_theirs else found.none()


def open_calls(user: User) -> QuerySet[Call]:
    """The calls that are open, the most urgent first and then the one that waits longest.

    Calls without a priority stand behind all that have one. Hand a list of them to `with_words` before reading texts.
    """
    return calls_seen_by(user).filter(state=CallState.OPEN).order_by("priority", "received_at", "id")


def recently_closed_calls(user: User, *, since_minutes: int) -> QuerySet[Call]:
    """The calls that ended within so many minutes, the last first."""
    since = timezone.now() - timedelta(minutes=since_minutes)
    return calls_seen_by(user).filter(closed_at__gte=since).order_by("-closed_at", "id")


def call_seen_by(user: User, call_id: UUID) -> Call:
    """One call; Http404 where there is none."""
    return get_object_or_404(calls_seen_by(user), pk=call_id)


def with_words(calls: Iterable[Call]) -> list[Call]:
    """The calls, with the keys of their texts fetched in one query."""
    found = list(calls)
    open_together(found)
    return found


@dataclass(frozen=True, kw_only=True)
class History:
    """How a call came to be what it is: every document that spoke of it, in the order in which they were heard."""

    call: Call
    versions: list[CallVersion]
    judgements: list[Judgement]
    relations: list[CallRelation]
    related_from: list[CallRelation]


def history_of(user: User, call: Call) -> History:
    """The whole history of a call that somebody may see."""
    call = call_seen_by(user, call.pk)
    versions = list(call.versions.select_related("document", "document__feed", "document__received_by"))
    open_together(versions)
    holds = {"ended_at": None}
    return History(
        call=call,
        versions=versions,
        judgements=list(call.judgements.all()),
        relations=list(call.relations.filter(**holds).select_related("to_call")),
        related_from=list(call.related_from.filter(**holds).select_related("from_call")),
    )


@dataclass(frozen=True, kw_only=True)
class Repeats:
    """How many other calls the same place had before this one, within 30, 90 and 365 days. Merged ones count once."""

    within_30_days: int = 0
    within_90_days: int = 0
    within_365_days: int = 0

    @property
    def is_repeat(self) -> bool:
        return self.within_365_days > 0


COUNT_REPEATS = """
SELECT this.id,
       count(*) FILTER (WHERE other.received_at > this.received_at - interval '30 days'),
       count(*) FILTER (WHERE other.received_at > this.received_at - interval '90 days'),
       count(*)
FROM calls_call AS this
JOIN calls_call AS other ON other.place_token = this.place_token
    AND other.id <> this.id AND other.state <> 'merged'
    AND other.received_at > this.received_at - interval '365 days' AND other.received_at <= this.received_at
WHERE this.id = ANY (%s)
GROUP BY this.id
"""


def repeats_of(calls: Iterable[Call]) -> Mapping[UUID, Repeats]:
    """For each call how often its place called before; zero for a place that is not known."""
    counts = {call.pk: Repeats() for call in calls}
    with connection.cursor() as cursor:
        cursor.execute(COUNT_REPEATS, [list(counts)])
        for pk, in_30, in_90, in_365 in cursor.fetchall():
            counts[pk] = Repeats(within_30_days=in_30, within_90_days=in_90, within_365_days=in_365)
    return counts


def earlier_calls_of_the_place(user: User, call: Call) -> QuerySet[Call]:
    """The other calls of the same place within 365 days before this one, the newest first."""
    if call.place_token is None:
        return calls_seen_by(user).none()
    since = call.received_at - timedelta(days=REPEAT_DAYS[-1])
    same = Q(place_token=call.place_token, received_at__gt=since, received_at__lte=call.received_at)
    return calls_seen_by(user).filter(same).exclude(Q(pk=call.pk) | Q(state=CallState.MERGED))


def advice_seen(call: Call) -> Judgement | None:
    """The judgement that stands beside the call now; None before it was judged."""
    return call.judgements.order_by("-judged_at", "-id").first()


def advice_seen_by_call(calls: Iterable[Call]) -> Mapping[UUID, Judgement]:
    """For each call the judgement that stands beside it now, in one query."""
    newest = Judgement.objects.filter(call__in=[call.pk for call in calls])
    found = newest.order_by("call_id", "-judged_at", "-id").distinct("call_id")
    return {each.call_id: each for each in found}
