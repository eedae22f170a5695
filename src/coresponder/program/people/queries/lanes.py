"""The timeline as it stands on a page: which lanes there are, which one is shown, and how often the person was met."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from django.utils import timezone

from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.people.timeline import Lane, Moment, contacts_since, moments_of

MOST_AT_ONCE = 25
MONTHS = 12
DAYS = (30, 90, 365)


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month of the history bar."""

    first_on: date
    contacts: int


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """One person's timeline, as somebody looks at it."""

    moments: list[Moment]
    lanes: list[tuple[Lane, int]]
    lane: str
    is_cut: bool
    contacts: list[tuple[int, int]]
    months: list[Month]

    @property
    def is_empty(self) -> bool:
        """Nothing has happened that the reader may see."""
        return not self.lanes


def timeline_of(seen: PersonRecord, *, lane: str = "", whole: bool = False, now: datetime | None = None) -> Timeline:
    """Everything that happened and may be seen, or one lane of it; the newest 25, unless the whole is asked for."""
    moments, moment = moments_of(seen), now or timezone.now()
    chosen = [each for each in moments if not lane or each.lane == lane]
    counts = Counter(each.lane for each in moments)
    return Timeline(
        moments=chosen if whole else list(islice(chosen, MOST_AT_ONCE)),
        lanes=[(each, counts[each]) for each in Lane if counts[each]],
        lane=lane if lane in counts else "",
        is_cut=not whole and len(chosen) > MOST_AT_ONCE,
        contacts=counts_of(moments, moment),
        months=months_of(moments, timezone.localdate(moment)),
    )


def counts_of(moments: list[Moment], now: datetime) -> list[tuple[int, int]]:
    """How many contacts that count there were within 30, 90 and 365 days."""
    return [(days, contacts_since(moments, now - timedelta(days=days))) for days in DAYS]


def months_of(moments: Iterable[Moment], today: date) -> list[Month]:
    """The contacts that count, by month, over the twelve months that end with this one; the earliest first."""
    met = Counter(_first(timezone.localdate(each.at)) for each in moments if each.counts_as_contact)
    firsts = [_months_before(today, back) for back in reversed(range(MONTHS))]
    return [Month(first_on=first, contacts=met[first]) for first in firsts]


def _first(day: date) -> date:
    return day.replace(day=1)


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, 1)
