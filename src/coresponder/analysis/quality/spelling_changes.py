"""Call types that begin or end within the period, and pairs that look like one type renamed."""

from datetime import date

import numpy as np
from rapidfuzz import fuzz

from coresponder.analysis.quality.drift import RARE, Counts, TypesByMonth
from coresponder.analysis.quality.findings import SpellingChange

EXPECTED_CALLS = 20  # as many as its usual share would have brought into the months without it
LARGEST_RATIO_OF_SHARES = 2.0  # two names of one type have shares of the same size
LIKE_ENOUGH = 60  # of 100, on the words of the two spellings


def spelling_changes(table: TypesByMonth) -> tuple[SpellingChange, ...]:
    """Types that appear or disappear although their share would have brought 20 calls, by month and name.

    With 20 expected, none at all is beyond chance (about 2 in a billion).
    """
    appeared = _appearing(table, table.counts, table.months)
    ended = _appearing(table, table.counts[::-1], table.months[::-1])
    renamed = _renamed(table, appeared=appeared, ended=ended)
    changes = [_change(table, place, month, "new", renamed) for place, month in appeared.items()]
    changes += [_change(table, place, month, "gone", renamed) for place, month in ended.items()]
    return tuple(sorted(changes, key=lambda change: (change.month, change.change, change.call_type)))


def _appearing(table: TypesByMonth, counts: Counts, months: tuple[date, ...]) -> dict[int, date]:
    """Types (by place) that are absent from the first of the given months, and the first month that they are in."""
    found = {}
    calls = counts.sum(axis=1)
    for place, name in enumerate(table.types):
        first = int(np.argmax(counts[:, place] > 0))
        share_since = counts[first:, place].sum() / calls[first:].sum()
        if name != RARE and share_since * calls[:first].sum() >= EXPECTED_CALLS:
            found[place] = months[first]
    return found


def _renamed(table: TypesByMonth, *, appeared: dict[int, date], ended: dict[int, date]) -> dict[int, int]:
    """For each type that ended, the likeliest new name: begun about then, of about the same share, alike in words."""
    pairs: dict[int, int] = {}
    for old, last_month in ended.items():
        likely = [new for new, month in appeared.items() if _could_be_one(table, old, new, last_month, month)]
        if likely:
            new = max(likely, key=lambda place: fuzz.token_sort_ratio(table.types[old], table.types[place]))
            pairs[old], pairs[new] = new, old
    return pairs


def _could_be_one(table: TypesByMonth, old: int, new: int, last_month: date, first_month: date) -> bool:
    apart = table.months.index(first_month) - table.months.index(last_month)
    ratio = _share_while_used(table, old) / _share_while_used(table, new)
    alike = fuzz.token_sort_ratio(table.types[old].lower(), table.types[new].lower()) >= LIKE_ENOUGH
    return 0 <= apart <= 1 and 1 / LARGEST_RATIO_OF_SHARES <= ratio <= LARGEST_RATIO_OF_SHARES and alike


def _share_while_used(table: TypesByMonth, place: int) -> float:
    used = table.counts[:, place] > 0
    return float(table.counts[used, place].sum() / table.counts[used].sum())


def _change(table: TypesByMonth, place: int, month: date, change: str, renamed: dict[int, int]) -> SpellingChange:
    other = table.types[renamed[place]] if place in renamed else ""
    return SpellingChange(call_type=table.types[place], month=month, change=change, perhaps_renamed=other)
