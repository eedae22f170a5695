"""From versions of calls to calls: the current version of each, judged, with intervals and the local clock beside it.

All row work is DuckDB's. Spellings are judged in Python, each distinct one once, and joined back.
"""

from collections.abc import Callable, Iterable

import duckdb
import pyarrow as pa

from coresponder.analysis.nexus import RuleSet, judge_disposition, judge_flag, judge_type
from coresponder.analysis.nexus.judging import PART_SEPARATORS
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.marks import AMBIGUOUS, AMBIGUOUS_BUT_ORDERED, DATE_ONLY, NONEXISTENT
from coresponder.formats.dataset.parquet import keep_tables, view_kept
from coresponder.formats.dataset.tables import CALL_INTERVALS, CALL_VERSIONS, CALLS
from coresponder.formats.sql import steps
from coresponder.formats.workspace import Workspace
from coresponder.kernel.time_zones import offset_at

CALL_TYPE = "coalesce(final_type, initial_type)"

CLOCK_CHANGE = (
    f"CASE WHEN received_mark IN ({AMBIGUOUS}, {AMBIGUOUS_BUT_ORDERED}) THEN 'ambiguous'"
    f" WHEN received_mark = {NONEXISTENT} THEN 'nonexistent' END"
)
NEXUS = "coalesce(judged_type.nexus, 'unknown')"
IS_CODED = "coalesce(judged_type.nexus = 'yes', FALSE)"
IS_DETECTED = (
    f"{IS_CODED} OR coalesce(judged_initial.nexus = 'yes', FALSE)"
    " OR coalesce(judged_flag.nexus = 'yes', FALSE) OR coalesce(judged_disposition.nexus = 'yes', FALSE)"
    " OR coalesce(judged_cancel.nexus = 'yes', FALSE)"
)

JUDGED_COLUMNS = ("final_type", "initial_type", "flag", "disposition", "cancel_reason")

# The tables that `judge_spellings` makes, joined to versions of calls. What is not recorded has a row in them too: rows
# that find nothing in a join come out after those that do, out of the order in which they were read.
JUDGEMENTS = f"""
    LEFT JOIN judged_types AS judged_type ON judged_type.spelling IS NOT DISTINCT FROM {CALL_TYPE}
    LEFT JOIN judged_types AS judged_initial ON judged_initial.spelling IS NOT DISTINCT FROM initial_type
    LEFT JOIN judged_flags AS judged_flag ON judged_flag.spelling IS NOT DISTINCT FROM flag
    LEFT JOIN judged_dispositions AS judged_disposition ON judged_disposition.spelling IS NOT DISTINCT FROM disposition
    LEFT JOIN judged_dispositions AS judged_cancel ON judged_cancel.spelling IS NOT DISTINCT FROM cancel_reason
"""
JOINS = f"""
    {JUDGEMENTS}
    LEFT JOIN numbered_places ON numbered_places.place_key IS NOT DISTINCT FROM call.place_key
"""


def assemble_calls(workspace: Workspace, profile: Profile, rules: RuleSet) -> None:
    """The table `calls` of the program data set, exactly as CALLS defines it, from `call_versions`.

    One row for each call: its current version. `rules` have the profile's code dialect and the user's decisions in
    them already. A call that came in on a date without a time of day has no hour and no response time: midnight would
    be made up. Places are numbered in the order in which their first call was read, so that a number names no address.
    """
    connection = workspace.connection
    judge_spellings(connection, profile, rules)
    _number_places(connection)
    expressions = _expressions(profile)
    columns = ", ".join(f"{expressions.get(column.name, column.name)} AS {column.name}" for column in CALLS.columns)
    query = f"SELECT {columns} FROM ({_current(profile)}) AS call {JOINS}"  # noqa: S608 - our own names
    keep_tables(workspace, {CALLS: query, CALL_VERSIONS: "FROM call_versions"})
    view_kept(workspace, CALLS)


def _expressions(profile: Profile) -> dict[str, str]:
    """What each column of CALLS is, where it is not simply the version's column of that name."""
    return {
        "versions": "version",  # they are numbered from 1, and the last is current
        "clock_change": CLOCK_CHANGE,
        "local_date": "local_at",
        "local_month": "date_trunc('month', local_at)",
        "local_weekday": "isodow(local_at)",
        "local_hour": f"CASE WHEN received_mark <> {DATE_ONLY} THEN hour(local_at) END",
        **{name: _interval(earlier, later) for name, (earlier, later, _) in CALL_INTERVALS.items()},
        "location_id": "numbered_places.location_id",
        "call_type": CALL_TYPE,
        "category": "judged_type.category",
        "nexus": NEXUS,
        "nexus_rule": "judged_type.rule",
        "outcome": "judged_disposition.outcome",
        "outcome_rule": "judged_disposition.rule",
        "coded": IS_CODED,
        "detected": IS_DETECTED,
    }


def _interval(earlier: str, later: str) -> str:
    """Whole seconds from one stamp to the other, negative where the source has them the wrong way round."""
    seconds = f"trunc((epoch_us({later}) - epoch_us({earlier})) / 1000000)"
    if earlier != "received_at":
        return seconds
    return f"CASE WHEN received_mark <> {DATE_ONLY} THEN {seconds} END"


def _current(profile: Profile) -> str:
    """The current version of each call, with the local time at which it came in."""
    moment = "make_timestamp(epoch_us(received_at))"
    offset = steps("utc_at", list(offset_at(profile.zone)))
    current = f"SELECT *, {moment} AS utc_at FROM call_versions WHERE is_current"  # noqa: S608 - our own names
    return f"SELECT *, utc_at + to_seconds({offset}) AS local_at FROM ({current})"  # noqa: S608 - our own names


def judge_spellings(connection: duckdb.DuckDBPyConnection, profile: Profile, rules: RuleSet) -> None:
    """Tables with what the rules say of every distinct spelling in the current rows of `call_versions`."""
    disposition = profile.fields.get("disposition")
    separators = disposition.separator if disposition and disposition.separator else PART_SEPARATORS

    def judged_type(spelling: str) -> tuple[str, ...]:
        judgement = judge_type(rules, spelling)
        return (spelling, judgement.category, judgement.nexus, judgement.rule)

    def judged_flag(spelling: str) -> tuple[str, ...]:
        judgement = judge_flag(rules, spelling)
        return (spelling, judgement.nexus)

    def judged_disposition(spelling: str) -> tuple[str, ...]:
        judgement = judge_disposition(rules, spelling, separators=separators)
        return (spelling, judgement.outcome, judgement.nexus, judgement.rule)

    spellings = _spellings(connection)
    types, dispositions = spellings["final_type"] | spellings["initial_type"], spellings["disposition"]
    _judge(connection, "judged_types", types, ("category", "nexus", "rule"), judged_type)
    _judge(connection, "judged_flags", spellings["flag"], ("nexus",), judged_flag)
    ways_to_end = dispositions | spellings["cancel_reason"]
    _judge(connection, "judged_dispositions", ways_to_end, ("outcome", "nexus", "rule"), judged_disposition)


def _spellings(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """Every distinct spelling in each of the columns that are judged, in the current versions; all in one scan."""
    columns, sets = ", ".join(JUDGED_COLUMNS), ", ".join(f"({column})" for column in JUDGED_COLUMNS)
    found = f"SELECT {columns} FROM call_versions WHERE is_current GROUP BY GROUPING SETS ({sets})"  # noqa: S608
    rows = connection.execute(found).fetchall()
    return {name: {row[at] for row in rows if row[at] is not None} for at, name in enumerate(JUDGED_COLUMNS)}


def _judge(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    spellings: Iterable[str],
    names: tuple[str, ...],
    judge: Callable[[str], tuple[str, ...]],
) -> None:
    """A table with what `judge` says of each of these spellings."""
    nothing = (None,) * (1 + len(names))
    judged = [nothing, *(judge(spelling) for spelling in sorted(spellings))]
    texts = {
        name: pa.array([row[place] for row in judged], pa.string()) for place, name in enumerate(("spelling", *names))
    }
    connection.register("judged", pa.table(texts))
    connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM judged")  # noqa: S608 - our own name
    connection.unregister("judged")


def _number_places(connection: duckdb.DuckDBPyConnection) -> None:
    """Number the places in the order in which they were first read: file by file, row by row."""
    connection.execute(
        "CREATE OR REPLACE TABLE numbered_places AS"
        " SELECT place_key, row_number() OVER (ORDER BY min(input_file << 40 | input_row)) AS location_id"
        " FROM call_versions WHERE is_current AND place_key IS NOT NULL GROUP BY place_key"
        " UNION ALL SELECT NULL, NULL"
    )
