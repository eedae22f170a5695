"""The mean number of events that a person has had by a day: the mean cumulative function, with its standard error.

Estimate: Nelson 1988. Standard error: Lawless and Nadeau 1995, which allows for the events of one person belonging
together, so that a few people with very many encounters widen the interval as they should. The interval is on the
logarithmic scale. Persons are taken as independent of each other, and the end of follow-up as having nothing to do with
how often somebody comes.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from coresponder.analysis.measures.intervals import CONFIDENCE, Interval

Numbers = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

FEWEST_FOR_AN_INTERVAL = 10  # persons with an event; with fewer their spread is not known well enough


@dataclass(frozen=True, kw_only=True)
class MeanCumulative:
    """After each day with an event: the mean number of events of a person by then, and its standard error."""

    days: Numbers
    mean: Numbers
    standard_error: Numbers
    at_risk: Integers
    events: Integers
    persons: int
    persons_with_events: int
    followed_until: float

    def mean_at(self, day: float) -> float | None:
        """The mean number of events by that day; None beyond what anybody was followed for."""
        if day > self.followed_until or not self.persons:
            return None
        place = int(np.searchsorted(self.days, day, side="right"))
        return 0.0 if place == 0 else float(self.mean[place - 1])

    def standard_error_at(self, day: float) -> float | None:
        """The standard error of that mean."""
        if self.mean_at(day) is None:
            return None
        place = int(np.searchsorted(self.days, day, side="right"))
        return 0.0 if place == 0 else float(self.standard_error[place - 1])

    def interval_at(self, day: float) -> Interval | None:
        """The 95% interval of that mean, by Student's t; None where fewer than ten persons had an event."""
        mean, error = self.mean_at(day), self.standard_error_at(day)
        if not mean or not error or self.persons_with_events < FEWEST_FOR_AN_INTERVAL:
            return None
        factor = float(np.exp(stats.t.ppf((1 + CONFIDENCE) / 2, self.persons_with_events - 1) * error / mean))
        return mean / factor, mean * factor


def mean_cumulative(followed_days: Numbers, persons: Integers, event_days: Numbers) -> MeanCumulative:
    """From the days for which each person was followed, and the events as pairs (place of the person, day).

    `persons` and `event_days` go together. An event after the end of follow-up is an error: ValueError.
    """
    if len(event_days) and (event_days > followed_days[persons]).any():
        raise ValueError("Somebody has an event after the end of follow-up.")
    at, place = np.unique(event_days, return_inverse=True)
    events = np.bincount(place, minlength=len(at)).astype(np.int64)
    ends = np.sort(followed_days)
    at_risk = (len(ends) - np.searchsorted(ends, at, side="left")).astype(np.int64)
    variance = _variance(followed_days, persons, place, at, at_risk)
    return MeanCumulative(
        days=at,
        mean=np.cumsum(events / at_risk),
        standard_error=np.sqrt(np.maximum(variance, 0)),
        at_risk=at_risk,
        events=events,
        persons=len(followed_days),
        persons_with_events=len(np.unique(persons)),
        followed_until=float(ends[-1]) if len(ends) else 0.0,
    )


def _variance(followed: Numbers, persons: Integers, place: Integers, at: Numbers, at_risk: Integers) -> Numbers:
    """By each day: the sum over persons of the square of what their own events differ from the mean.

    A person's own sum is that of 1 / at risk over the events so far; the mean is what everybody was to have by then.
    Who is not followed any more keeps the difference at which follow-up ended. Squares of those who are still followed
    come from their sum and the sum of their squares, so that no table of persons and days is needed.
    """
    days = len(at)
    events = np.bincount(place, minlength=days)
    expected = np.cumsum(events / at_risk.astype(float) ** 2)
    own, gained, gained_squares = _own_sums(persons, place, at_risk, len(followed))
    last = np.searchsorted(at, followed, side="right")
    gone = np.bincount(last, minlength=days + 1)[:days].cumsum()
    gone_own = np.bincount(last, weights=own, minlength=days + 1)[:days].cumsum()
    gone_squares = np.bincount(last, weights=own**2, minlength=days + 1)[:days].cumsum()
    ended = (own - np.concatenate([[0.0], expected])[last]) ** 2
    fixed = np.bincount(last, weights=ended, minlength=days + 1)[:days].cumsum()
    sums, squares = gained - gone_own, gained_squares - gone_squares
    variance: Numbers = fixed + squares - 2 * expected * sums + (len(followed) - gone) * expected**2
    return variance


def _own_sums(persons: Integers, place: Integers, at_risk: Integers, number: int) -> tuple[Numbers, Numbers, Numbers]:
    """Each person's own sum in the end; and by each day the sum of all own sums, and of their squares."""
    order = np.lexsort((place, persons))
    who, when = persons[order], place[order]
    added = 1 / at_risk[when]
    running = np.cumsum(added)
    starts = np.flatnonzero(np.diff(who, prepend=-1))
    before_person = np.repeat(running[starts] - added[starts], np.diff(np.append(starts, len(who))))
    after = running - before_person
    squares = after**2 - (after - added) ** 2
    own: Numbers = np.bincount(who, weights=added, minlength=number).astype(float)
    days = len(at_risk)
    gained = np.bincount(when, weights=added, minlength=days).cumsum()
    return own, gained, np.bincount(when, weights=squares, minlength=days).cumsum()
