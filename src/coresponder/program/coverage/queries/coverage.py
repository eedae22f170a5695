"""Coverage of a period three ways, and what was missed by reason and by the hour at which the call came in."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from coresponder.analysis.measures.intervals import wilson
from coresponder.kernel.spoken_english import percent
from coresponder.program.calls.models import Call
from coresponder.program.coverage.deciding import Standing, standing_of
from coresponder.program.coverage.queries.calls import calls_of, duties_between, duties_by_day, eligible_calls, seen
from coresponder.program.coverage.vocabulary import Missed
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

HOURS = range(24)


@dataclass(frozen=True, kw_only=True)
class Share:
    """So many of so many, with Wilson's interval at 95 percent. Empty words where there is nothing to divide by."""

    count: int
    of: int

    @property
    def words(self) -> str:
        return percent(self.count / self.of) if self.of else "–"

    @property
    def interval(self) -> str:
        found = wilson(self.count, self.of)
        return f"{percent(found[0])} to {percent(found[1])}" if found else ""


@dataclass(frozen=True, kw_only=True)
class SeenCall:
    """An eligible call and where it stands."""

    call: Call
    standing: Standing

    @property
    def hour(self) -> int:
        """The hour of the local clock at which it came in."""
        return timezone.localtime(self.call.received_at).hour


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """What the page counts. `all_calls` came in, of which `not_judged` were judged by no criteria."""

    from_on: date
    to_on: date
    all_calls: int
    not_judged: int
    eligible: list[SeenCall]

    @property
    def on_duty(self) -> Share:
        """Eligible calls that came in while a team was on duty."""
        return Share(count=sum(each.standing.on_duty for each in self.eligible), of=len(self.eligible))

    @property
    def responded(self) -> Share:
        """Eligible calls that a team reached."""
        return Share(count=sum(each.standing.is_reached for each in self.eligible), of=len(self.eligible))

    @property
    def responded_on_duty(self) -> Share:
        """Of the eligible calls while a team was on duty, those that a team reached."""
        there = [each for each in self.eligible if each.standing.on_duty]
        return Share(count=sum(each.standing.is_reached for each in there), of=len(there))

    @property
    def share_eligible(self) -> Share:
        """Of all calls, those for which a team would suit."""
        return Share(count=len(self.eligible), of=self.all_calls)

    @property
    def missed(self) -> list[SeenCall]:
        """The eligible calls that were missed, the newest first."""
        return [each for each in reversed(self.eligible) if each.standing.missed is not None]

    @property
    def still_open(self) -> int:
        """Eligible calls that are neither reached nor over."""
        return sum(not each.standing.is_reached and each.standing.missed is None for each in self.eligible)

    @property
    def by_reason(self) -> list[tuple[Missed, Share]]:
        """The missed calls by reason, the most frequent first; only reasons that there were."""
        counts = Counter(each.standing.missed for each in self.missed if each.standing.missed)
        total = counts.total()
        return [(reason, Share(count=count, of=total)) for reason, count in counts.most_common()]

    @property
    def by_hour(self) -> list[tuple[int, list[int], int, int]]:
        """For each hour of the local day: the missed calls by reason (as in `by_reason`), all missed, all eligible."""
        reasons = [reason for reason, _ in self.by_reason]
        missed = Counter((each.hour, each.standing.missed) for each in self.missed)
        eligible = Counter(each.hour for each in self.eligible)
        rows = [(hour, [missed[hour, reason] for reason in reasons]) for hour in HOURS]
        return [(hour, counts, sum(counts), eligible[hour]) for hour, counts in rows]


def coverage(user: User, *, from_on: date, to_on: date) -> Coverage:
    """Coverage from one local day to another, both included."""
    check(user, Permission.VIEW_COVERAGE)
    from_at, to_at = _start_of(from_on), _start_of(to_on + timedelta(days=1))
    calls = calls_of(from_at, to_at)
    found = list(eligible_calls(calls))
    duties = duties_by_day(from_at, to_at)
    standings = [standing_of(each, duties[timezone.localdate(each.received_at)]) for each in seen(found)]
    return Coverage(
        from_on=from_on,
        to_on=to_on,
        all_calls=calls.count(),
        not_judged=calls.filter(last_answer=None).count(),
        eligible=[SeenCall(call=call, standing=each) for call, each in zip(found, standings, strict=True)],
    )


def missed_call(user: User, call_id: UUID) -> SeenCall:
    """One call that was missed; Http404 where it was not eligible, is open, or was reached."""
    check(user, Permission.NOTE_MISSED_CALLS)
    calls = calls_of(_start_of(date(2000, 1, 1)), _start_of(date(2100, 1, 1)))
    found = list(eligible_calls(calls).filter(pk=call_id))
    if found:
        duties = duties_between(found[0].received_at, found[0].received_at + timedelta(seconds=1))
        standing = standing_of(seen(found)[0], duties)
        if standing.missed is not None:
            return SeenCall(call=found[0], standing=standing)
    raise Http404


def _start_of(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time()))
