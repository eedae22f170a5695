"""Counting everything in one pass: each part names its expressions, and one query answers them all."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import duckdb

SECOND = 1_000_000  # instants are compared as whole microseconds since 1970
MINUTE = 60 * SECOND
DAY = 24 * 60 * MINUTE
EARLIEST_POSSIBLE = int(datetime(1990, 1, 1, tzinfo=UTC).timestamp()) * SECOND
LONGEST_POSSIBLE_DAYS = 366

Expressions = Mapping[str, str]
Counts = Mapping[str, int]


def count_where(condition: str) -> str:
    """An expression that counts the calls for which `condition` is true.

    count_if is a third faster here than the standard's FILTER, which copies a selection of the rows for each count.
    """
    return f"count_if({condition})"


def count_all(connection: duckdb.DuckDBPyConnection, expressions: Expressions) -> dict[str, int]:
    """Every expression's count over the table `calls`, in a single scan of it."""
    names = list(expressions)
    columns = ", ".join(f"{expressions[name]} AS c{place}" for place, name in enumerate(names))
    row = connection.execute(f"SELECT {columns} FROM calls").fetchone()  # noqa: S608 - column names of our own schema
    return {name: count or 0 for name, count in zip(names, row or (), strict=True)}  # count_if of nothing is NULL


def recorded(column: str) -> str:
    """Counts the calls that have the column at all."""
    return f"count({column})"


def at_whole_minute(stamp: str) -> str:
    """Counts the stamps without seconds."""
    return count_where(f"epoch_us({stamp}) % {MINUTE} = 0{_with_time_of_day(stamp)}")


def at_midnight(stamp: str, zone: ZoneInfo) -> str:
    """Counts the stamps at exactly local midnight, by the zone's winter or summer offset.

    One of the two is an hour off, half of the year each: chance adds at most 1 in 720, which the threshold allows for.
    """
    moments = ", ".join(str(moment) for moment in sorted(_midnights_in_utc(zone)))
    return count_where(f"epoch_us({stamp}) % {DAY} IN ({moments}){_with_time_of_day(stamp)}")


def at_impossible_date(stamp: str) -> str:
    """Counts the stamps before 1990 or more than a year from the call itself."""
    apart = f"abs(epoch_us({stamp}) - epoch_us(received_at)) > {LONGEST_POSSIBLE_DAYS * DAY}"
    return count_where(f"epoch_us({stamp}) < {EARLIEST_POSSIBLE} OR {apart}")


def with_prefix(prefix: str, expressions: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The expressions under names that no other part uses."""
    return {f"{prefix}:{name}": expression for name, expression in expressions}


def _with_time_of_day(stamp: str) -> str:
    """A call that came in on a date without a time of day stands at midnight, and says nothing of its clock."""
    return " AND local_hour IS NOT NULL" if stamp == "received_at" else ""


def _midnights_in_utc(zone: ZoneInfo) -> set[int]:
    winter_and_summer = (datetime(2024, month, 1, tzinfo=zone).utcoffset() or timedelta() for month in (1, 7))
    return {-int(offset.total_seconds()) * SECOND % DAY for offset in winter_and_summer}
