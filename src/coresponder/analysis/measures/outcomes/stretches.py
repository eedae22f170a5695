"""The same count over several periods: of which months each of them is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from coresponder.analysis.disclosure import Count, Key, Sum
from coresponder.analysis.measures.outcomes.registry import outcome_named

Found = tuple[Key, "Stretch", int]
Ties = tuple[list[Count], list[Sum]]
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


def additive_ties(key: Key, found: Sequence[Found], by_month: Mapping[date, int]) -> Ties:
    """Each count is the sum of its months, and of what another data set found more or fewer.

    Nobody prints the months that are no period of their own; anybody can reckon with them.
    """
    months = sorted({month for _, stretch, _ in found for month in stretch.months})
    counts = [
        Count(key=month_key(key, month), value=by_month.get(month, 0), published=False) for month in months
    ]  # fmt: skip
    sums: list[Sum] = []
    for printed, stretch, value in found:
        parts = tuple(month_key(key, month) for month in stretch.months)
        total = sum(by_month.get(month, 0) for month in stretch.months)
        more, ties = _tied(printed, parts, total, value - total)
        counts += more
        sums += ties
    return counts, sums


def growing_ties(found: Sequence[Found]) -> Ties:
    """A longer period holds at least as many persons as a shorter one within it."""
    counts: list[Count] = []
    sums: list[Sum] = []
    for wide, wide_stretch, most in found:
        for narrow, stretch, least in found:
            if wide != narrow and wide_stretch.holds(stretch) and least <= most:
                rest = ("more than", *wide, *narrow)
                counts.append(Count(key=rest, value=most - least, published=False))
                sums.append(Sum(whole=wide, parts=(narrow, rest)))
    return counts, sums


def month_key(key: Key, month: date) -> Key:
    """What a count is called in one month, whether or not anybody prints it."""
    return ("month", *key, f"{month}")


def _tied(printed: Key, parts: tuple[Key, ...], total: int, change: int) -> Ties:
    if change == 0:
        return [], [Sum(whole=printed, parts=parts)]
    together, by = ("together", *printed), ("changed", *printed)
    counts = [
        Count(key=together, value=total, published=False, sensitive=False),
        Count(key=by, value=abs(change), sensitive=False, out_already=True),
    ]
    tie = Sum(whole=printed, parts=(together, by)) if change > 0 else Sum(whole=together, parts=(printed, by))
    return counts, [Sum(whole=together, parts=parts), tie]


def _next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
