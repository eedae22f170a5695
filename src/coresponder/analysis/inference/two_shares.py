"""Two shares beside each other: the difference, by R. G. Newcombe 1998 (method 10), from the interval of each."""

import numpy as np

from coresponder.analysis.inference.one_sample import Integers, PersonSums, clustered_share, share_by_persons
from coresponder.analysis.measures.intervals import Interval, wilson

Share = tuple[int, int]  # how many of how many


def share_difference(after: Share, before: Share) -> Interval | None:
    """The interval of after minus before; None where one of them is of nothing."""
    return _combined(after, before, wilson(*after), wilson(*before))


def clustered_share_difference(after: tuple[Integers, Integers], before: tuple[Integers, Integers]) -> Interval | None:
    """The same where contacts of one person belong together: events and contacts by person, of each period."""
    shares = [(int(events.sum()), int(contacts.sum())) for events, contacts in (after, before)]
    return _combined(shares[0], shares[1], clustered_share(*after), clustered_share(*before))


def share_difference_by_persons(after: PersonSums, before: PersonSums) -> Interval | None:
    """The same from sums that a database can take."""
    shares = (after.events, after.contacts), (before.events, before.contacts)
    return _combined(shares[0], shares[1], share_by_persons(after), share_by_persons(before))


def _combined(after: Share, before: Share, of_after: Interval | None, of_before: Interval | None) -> Interval | None:
    """The square of each distance to a limit is a variance that holds near that limit; they add up."""
    if of_after is None or of_before is None:
        return None
    shares = after[0] / after[1], before[0] / before[1]
    gap = shares[0] - shares[1]
    down = np.hypot(shares[0] - of_after[0], of_before[1] - shares[1])
    up = np.hypot(of_after[1] - shares[0], shares[1] - of_before[0])
    return float(gap - down), float(gap + up)
