"""What the rules find in one week. The trail cannot be changed, so a week that is over always gives the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncWeek
from django.utils import timezone

from coresponder.safeguards.audit.audit_events import TRAIL_VERIFIED
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.reviewing.catalogue import (
    FIRST_USUAL_HOUR,
    LAST_USUAL_HOUR,
    MANY_RECORDS,
    REVIEW_RULES,
    SIGN_INS_FOR_A_HABIT,
    TIMES_THE_HIGHEST,
    WEEKS_BEFORE,
    ReviewRule,
)
from coresponder.safeguards.audit.reviewing.weeks import WEEK, Week
from coresponder.safeguards.audit.vocabulary import NOBODY, Outcome

HOURS = 24
SIGN_INS = "account.signed_in"
RECORD_READINGS = "record."


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that a rule found: the account, the events, and where the rule compares, with what."""

    rule: ReviewRule
    subject: str
    by_id: int
    events: tuple[AuditEvent, ...]
    compared: str = ""

    @property
    def key(self) -> str:
        """The same for the same finding, whenever it is asked for."""
        return f"{self.rule.key}:{self.subject}"


def find_in(week: Week) -> list[Finding]:
    """Everything that the rules find in this week, in the order of the table."""
    return [finding for rule in REVIEW_RULES for finding in _find(rule, week)]


def _find(rule: ReviewRule, week: Week) -> Iterator[Finding]:
    if rule.comparing:
        yield from COMPARING[rule.comparing](rule, week)
        return
    events = _events_in(week).filter(outcome=Outcome.REFUSED) if rule.refused_only else _named(rule, week)
    yield from _by_account(rule, events) if rule.by_account else _one_by_one(rule, events)


def _events_in(week: Week) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(at__gte=week.begins_at, at__lt=week.ends_at).order_by("position")


def _named(rule: ReviewRule, week: Week) -> QuerySet[AuditEvent]:
    return _events_in(week).filter(event__in=rule.names())


def _one_by_one(rule: ReviewRule, events: Iterable[AuditEvent]) -> Iterator[Finding]:
    for each in events:
        yield Finding(rule=rule, subject=f"event-{each.position}", by_id=each.by_id, events=(each,))


def _by_account(rule: ReviewRule, events: Iterable[AuditEvent]) -> Iterator[Finding]:
    """What nobody's account did is told apart by what it was done to: sign-ins that failed, by the account."""
    groups: dict[str, list[AuditEvent]] = defaultdict(list)
    for each in events:
        groups[f"account-{each.by_id}" if each.by_id != NOBODY else each.about[:50]].append(each)
    for subject, found in groups.items():
        yield Finding(rule=rule, subject=subject, by_id=found[0].by_id, events=tuple(found))


def _broken_trail(rule: ReviewRule, week: Week) -> Iterator[Finding]:
    return _one_by_one(rule, _events_in(week).filter(event=TRAIL_VERIFIED, details__breaks__gt=0))


def _many_records(rule: ReviewRule, week: Week) -> Iterator[Finding]:
    """Different people's records by account and week; looking on as another account shows no words and is left out."""
    readings = AuditEvent.objects.filter(
        at__gte=week.begins_at - WEEKS_BEFORE * WEEK, at__lt=week.ends_at, event__startswith=RECORD_READINGS,
        outcome=Outcome.DONE, person_id__isnull=False,
    ).exclude(details__has_key="as")  # fmt: skip
    counted = (
        readings.annotate(week=TruncWeek("at"))
        .values("by_id", "week")
        .annotate(people=Count("person_id", distinct=True))
    )
    now: dict[int, int] = {}
    highest: dict[int, int] = defaultdict(int)
    for row in counted.order_by("by_id", "week"):
        if timezone.localdate(row["week"]) == week.starts_on:
            now[row["by_id"]] = row["people"]
        else:
            highest[row["by_id"]] = max(highest[row["by_id"]], row["people"])
    for account, people in now.items():
        if people >= MANY_RECORDS and people > TIMES_THE_HIGHEST * highest[account]:
            compared = f"{people} different people this week; at most {highest[account]} in one of the weeks before."
            yield Finding(rule=rule, subject=f"account-{account}", by_id=account, events=(), compared=compared)


def _unusual_hours(rule: ReviewRule, week: Week) -> Iterator[Finding]:
    sign_ins = AuditEvent.objects.filter(
        at__gte=week.begins_at - WEEKS_BEFORE * WEEK, at__lt=week.ends_at, event__startswith=SIGN_INS
    )
    before: dict[int, list[int]] = defaultdict(list)
    within: list[AuditEvent] = []
    for each in sign_ins.order_by("position"):
        if each.at >= week.begins_at:
            within.append(each)
        else:
            before[each.by_id].append(_hour(each.at))
    odd = [each for each in within if _hour(each.at) not in usual_hours(before[each.by_id])]
    return _by_account(rule, odd)


def usual_hours(before: list[int]) -> frozenset[int]:
    """The hours of the day at which an account is used to signing in, each with its neighbors."""
    if len(before) < SIGN_INS_FOR_A_HABIT:
        return frozenset(range(FIRST_USUAL_HOUR, LAST_USUAL_HOUR + 1))
    return frozenset((hour + step) % HOURS for hour in before for step in (-1, 0, 1))


def _hour(at: datetime) -> int:
    return timezone.localtime(at).hour


COMPARING: dict[str, Callable[[ReviewRule, Week], Iterator[Finding]]] = {
    "broken_trail": _broken_trail,
    "many_records": _many_records,
    "unusual_hours": _unusual_hours,
}
