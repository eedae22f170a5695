"""The same count over several periods: of which months each of them is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from coresponder.analysis.disclosure import Key
from coresponder.analysis.measures.outcomes.registry import outcome_named

How = Literal["adds up", "grows", "stands alone"]

# What is counted by the day on which it happened, so that two halves of a year make the year.
BY_DAY = frozenset({"encounter", "call", "program_call", "follow_up", "screening", "answer", "team response"})
# Counted over the whole period as it is, so that no period says anything about another.
ALONE = frozenset({"contacts_of_the_top_persons", "training_current", "referral_answers"})


@dataclass(frozen=True, kw_only=True, order=True)
class Stretch:
    """From the first day to the last, both included."""

    first_on: date
    last_on: date

    def holds(self, other: "Stretch") -> bool:
        return self.first_on <= other.first_on and other.last_on <= self.last_on

    @property
    def is_of_whole_months(self) -> bool:
        return self.first_on.day == 1 and _next_day(self.last_on).day == 1

    @property
    def months(self) -> list[date]:
        """The first days of its months."""
        found = [self.first_on.replace(day=1)]
        while _next_month(found[-1]) <= self.last_on:
            found.append(_next_month(found[-1]))
        return found


def whole_month(first_on: date) -> Stretch:
    """The month that begins on that day."""
    return Stretch(first_on=first_on, last_on=date.fromordinal(_next_month(first_on).toordinal() - 1))


def over_time(key: Key) -> How:
    """Whether counts of two halves add up to that of the whole, are never larger than it, or neither."""
    measure = outcome_named(key[0])
    if measure.key in ALONE:
        return "stands alone"
    if measure.grain == "person" or "what=persons" in key:
        return "grows"
    return "adds up" if measure.grain in BY_DAY else "stands alone"


def elementary(periods: Iterable[Stretch]) -> list[Stretch]:
    """The stretches between all first and last days: every period is made of some of them, and none can be parted."""
    periods = list(periods)
    starts = sorted({each.first_on for each in periods} | {_next_day(each.last_on) for each in periods})
    between = [
        Stretch(first_on=first, last_on=date.fromordinal(after.toordinal() - 1)) for first, after in pairwise(starts)
    ]
    return [each for each in between if any(period.holds(each) for period in periods)]


def _next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
