"""How often each number of minutes was recorded, to the tenth of a minute, so that every quantile of them is exact."""

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.shares import Condition

SECONDS = 60
LONGEST_MINUTES = 24 * 60
OF_POLICE = "police minutes"


def minutes_counts(program: Program, *, table: str, day: str, column: str, among: Condition | None = None) -> ir.Table:
    """Rows by the seconds in a column of minutes; no seconds where nothing was recorded."""
    rows = program.rows_of(table, day) if day else program.tables[table]
    if among is not None:
        rows = rows.filter(among(rows))
    seconds = (rows[column] * SECONDS).round().cast("int64")
    counted = rows.select(seconds=seconds)
    return counted.group_by("seconds").aggregate(calls=counted.count())


def before_launch(program: Program) -> ir.Table:
    """Calls before launch that are or may be crisis calls, by category and seconds on scene."""
    calls = program.tables["calls"]
    early = calls.filter(
        calls.local_date < ibis.literal(program.launch_on),
        calls.nexus.isin(("yes", "possible")),
        calls.category.notnull(),
        calls.on_scene_seconds.notnull(),
    )
    return early.group_by(["category", "on_scene_seconds"]).aggregate(calls=early.count())


def police_minutes(program: Program) -> ir.Table:
    """Reached calls by category: how many, and the sums of seconds until police left, and of their squares.

    Whole seconds, so that the sums are the same in whatever order they are taken.
    """
    rows = program.kept_for_all_periods(OF_POLICE, reached_calls)
    rows = rows if program.period is None else rows.filter(program.period.of(rows["day"]))
    return rows.group_by("category").aggregate(
        contacts=rows.count(),
        recorded=rows.seconds.count(),
        seconds=rows.seconds.sum(),
        squares=(rows.seconds * rows.seconds).sum(),
    )


def reached_calls(program: Program) -> ir.Table:
    """Every contact with a call in which somebody was met: its day, the call's category, and how long police stayed."""
    contacts, calls = program.tables["encounters"], program.tables["program_calls"]
    contacts = contacts.filter(contacts.call_id.notnull(), contacts.is_met)
    seconds = (contacts.minutes_to_police_release * SECONDS).round().cast("int64")
    joined = contacts.select("call_id", day=contacts.local_date, seconds=seconds).inner_join(
        calls.select("call_id", "category"), "call_id"
    )
    return joined.select("day", "category", "seconds")


def minutes_by_month(program: Program, *, table: str, column: str, among: Condition | None = None) -> ir.Table:
    """The median of a column of minutes in each month, and of how many; rows of teams have the month of their call."""
    rows = program.tables[table]
    if "local_month" not in rows.columns:
        calls = program.rows_of("program_calls", "local_date").select("call_id", "local_month")
        rows = rows.inner_join(calls, "call_id")
    else:
        rows = program.rows_of(table, "local_date")
    if among is not None:
        rows = rows.filter(among(rows))
    possible = rows.filter(rows[column].between(0, LONGEST_MINUTES))
    return possible.group_by(month="local_month").aggregate(median=possible[column].quantile(0.5), n=possible.count())
