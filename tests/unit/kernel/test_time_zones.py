"""Local time and instants, against Python's own zoneinfo, in zones that did odd things."""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import duckdb
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coresponder.formats.sql import steps
from coresponder.kernel.time_zones import LocalPiece, local_pieces, offset_at, offset_changes

# Two-hour and half-hour changes, a day that was left out, clocks moved in other seasons, and none at all.
ZONES = (
    "America/Chicago",
    "America/Los_Angeles",
    "America/St_Johns",
    "America/Phoenix",
    "Pacific/Honolulu",
    "Antarctica/Troll",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Asia/Pyongyang",
    "Europe/Dublin",
    "Etc/UTC",
)
zones = st.sampled_from(ZONES).map(ZoneInfo)
first_look_takes_long = settings(deadline=None)
local_times = st.datetimes(datetime(1970, 1, 3), datetime(2069, 12, 29))  # noqa: DTZ001 - local time has no zone
instants = local_times.map(lambda moment: moment.replace(microsecond=0, fold=0))
minutes_away = st.integers(-150, 150)


def _piece(zone: ZoneInfo, local: datetime) -> LocalPiece:
    pieces = local_pieces(zone)
    return pieces[bisect_right([piece.starts for piece in pieces[1:]], local)]


def _offset(zone: ZoneInfo, local: datetime, fold: int) -> int:
    return int((zone.utcoffset(local.replace(fold=fold)) or timedelta()).total_seconds())


def _compare(zone: ZoneInfo, local: datetime) -> None:
    piece, first, second = _piece(zone, local), _offset(zone, local, 0), _offset(zone, local, 1)
    assert piece.offset_seconds == first
    assert piece.clock == ("ambiguous" if first > second else "nonexistent" if first < second else "")
    if piece.clock == "ambiguous":
        assert piece.later_offset_seconds == second


@first_look_takes_long
@given(zone=zones, local=local_times)
def test_any_local_time_has_the_offset_that_zoneinfo_gives_it(zone: ZoneInfo, local: datetime) -> None:
    _compare(zone, local)


@first_look_takes_long
@given(zone=zones, place=st.integers(0, 10_000), minutes=minutes_away, seconds=st.integers(-1, 1))
def test_around_every_change_the_repeated_and_the_missing_hour_are_told(
    zone: ZoneInfo, place: int, minutes: int, seconds: int
) -> None:
    changes = offset_changes(zone)
    assume(changes)
    change = changes[place % len(changes)]
    _compare(zone, change.at + timedelta(seconds=change.before_seconds + seconds, minutes=minutes))


@first_look_takes_long
@given(zone=zones, instant=instants)
def test_any_instant_has_the_local_time_that_zoneinfo_gives_it(zone: ZoneInfo, instant: datetime) -> None:
    pieces = offset_at(zone)
    _, offset = pieces[bisect_right([starts for starts, _ in pieces[1:] if starts is not None], instant)]
    assert timedelta(seconds=offset) == instant.replace(tzinfo=UTC).astimezone(zone).utcoffset()


@settings(max_examples=20, deadline=None)
@given(zone=zones, locals_=st.lists(local_times, min_size=1, max_size=50))
def test_a_query_gives_every_row_the_offset_of_its_piece(zone: ZoneInfo, locals_: list[datetime]) -> None:
    pieces = [(piece.starts, piece.offset_seconds) for piece in local_pieces(zone)]
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"SELECT {steps('local', pieces)} FROM (SELECT unnest($1) AS local)",
            [locals_],
        ).fetchall()
    assert [offset for (offset,) in rows] == [_offset(zone, local, 0) for local in locals_]


@pytest.mark.parametrize(
    ("zone", "local", "clock"),
    [
        ("America/Chicago", "2026-11-01 00:59:59", ""),
        ("America/Chicago", "2026-11-01 01:00:00", "ambiguous"),
        ("America/Chicago", "2026-11-01 01:59:59", "ambiguous"),
        ("America/Chicago", "2026-11-01 02:00:00", ""),
        ("America/Chicago", "2026-03-08 02:00:00", "nonexistent"),
        ("America/Chicago", "2026-03-08 03:00:00", ""),
        ("America/Phoenix", "2026-03-08 02:30:00", ""),
        ("Pacific/Apia", "2011-12-30 12:00:00", "nonexistent"),
    ],
)
def test_the_edges_of_the_odd_hours(zone: str, local: str, clock: str) -> None:
    assert _piece(ZoneInfo(zone), datetime.fromisoformat(local)).clock == clock


def test_the_example_of_the_second_half_past_one() -> None:
    """2026-11-01 08:30 UTC is 01:30 in Denver, for the second time."""
    piece = _piece(ZoneInfo("America/Denver"), datetime(2026, 11, 1, 1, 30))  # noqa: DTZ001
    second = datetime(2026, 11, 1, 1, 30, tzinfo=UTC) - timedelta(seconds=piece.later_offset_seconds)
    assert second == datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
