"""Local time and instants: a zone's few changes of offset as data, so that millions of stamps convert at once.

People write local time. Twice a year that is not enough to name an instant: in autumn an hour occurs twice
(ambiguous), in spring an hour does not occur (nonexistent). Both are said, never guessed silently. Source: the
system's or the tzdata package's IANA data through `zoneinfo`. Covered: 1970 to 2069; times outside are defaults that
some program filled in (1900, 2099), not stamps of a dispatch center.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

FIRST_YEAR = 1970
LAST_YEAR = 2069

LOOKED_AT_EVERY = timedelta(days=1)
ONE_SECOND = timedelta(seconds=1)

Clock = Literal["", "ambiguous", "nonexistent"]


@dataclass(frozen=True, kw_only=True)
class OffsetChange:
    """An instant (UTC, without tzinfo) at which local clocks are moved, and the offsets around it in seconds."""

    at: datetime
    before_seconds: int
    after_seconds: int


@dataclass(frozen=True, kw_only=True)
class LocalPiece:
    """A stretch of local time, from `starts` (None: from the beginning), with the offset that turns it into UTC.

    `clock` is “ambiguous” where this local time occurs twice: `offset_seconds` is the first time's, and
    `later_offset_seconds` the second's. It is “nonexistent” where clocks jumped over it: the offset from before the
    jump then shifts it forward by the length of the jump.
    """

    starts: datetime | None
    offset_seconds: int
    later_offset_seconds: int
    clock: Clock = ""


@lru_cache(maxsize=64)
def offset_changes(zone: ZoneInfo) -> tuple[OffsetChange, ...]:
    """Every change of the zone's offset from 1970 to 2069, in order."""
    days = (LAST_YEAR + 1 - FIRST_YEAR) * 366
    looked_at = (datetime(FIRST_YEAR, 1, 1, tzinfo=UTC) + LOOKED_AT_EVERY * day for day in range(days))
    return tuple(
        _change_between(zone, earlier, later)
        for earlier, later in pairwise(looked_at)
        if _offset(zone, earlier) != _offset(zone, later)
    )


@lru_cache(maxsize=64)
def local_pieces(zone: ZoneInfo) -> tuple[LocalPiece, ...]:
    """Local time from 1970 to 2069 in stretches of one offset each, with the repeated and the missing hours."""
    changes = offset_changes(zone)
    first = _offset(zone, datetime(FIRST_YEAR, 1, 1, tzinfo=UTC))
    pieces = [LocalPiece(starts=None, offset_seconds=first, later_offset_seconds=first)]
    for change in changes:
        pieces.extend(_pieces_around(change))
    return tuple(pieces)


def offset_at(zone: ZoneInfo) -> tuple[tuple[datetime | None, int], ...]:
    """Stretches of UTC, each with its start (None: from the beginning) and the offset that turns it into local time."""
    first = _offset(zone, datetime(FIRST_YEAR, 1, 1, tzinfo=UTC))
    return ((None, first), *((change.at, change.after_seconds) for change in offset_changes(zone)))


def _pieces_around(change: OffsetChange) -> tuple[LocalPiece, LocalPiece]:
    before, after = change.before_seconds, change.after_seconds
    starts = change.at + timedelta(seconds=min(before, after))
    ends = change.at + timedelta(seconds=max(before, after))
    clock: Clock = "ambiguous" if after < before else "nonexistent"
    later = after if after < before else before
    return (
        LocalPiece(starts=starts, offset_seconds=before, later_offset_seconds=later, clock=clock),
        LocalPiece(starts=ends, offset_seconds=after, later_offset_seconds=after),
    )


def _change_between(zone: ZoneInfo, earlier: datetime, later: datetime) -> OffsetChange:
    """The change between two instants of which the offsets differ, to the second."""
    before, after = _offset(zone, earlier), _offset(zone, later)
    while later - earlier > ONE_SECOND:
        middle = (earlier + (later - earlier) / 2).replace(microsecond=0)
        earlier, later = (middle, later) if _offset(zone, middle) == before else (earlier, middle)
    return OffsetChange(at=later.replace(tzinfo=None), before_seconds=before, after_seconds=after)


def _offset(zone: ZoneInfo, instant: datetime) -> int:
    """Seconds that local time is ahead of UTC at that instant."""
    return int((instant.astimezone(zone).utcoffset() or timedelta()).total_seconds())
