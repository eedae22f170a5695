"""From versions of calls to calls: the current version of each, judged, with intervals and the local clock beside it.

All row work is DuckDB's; see `spellings` for what the rules say.
"""

import duckdb

from coresponder.analysis.baseline.spellings import IS_CODED, NEXUS, Judgements, judge_spellings
from coresponder.analysis.nexus import RuleSet
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.marks import AMBIGUOUS, AMBIGUOUS_BUT_ORDERED, DATE_ONLY, NONEXISTENT
from coresponder.formats.dataset.parquet import keep_tables, view_kept
from coresponder.formats.dataset.tables import CALL_INTERVALS, CALL_VERSIONS, CALLS, LITERALS
from coresponder.formats.sql import steps, text
from coresponder.formats.workspace import Workspace
from coresponder.kernel.time_zones import offset_at

CLOCK_CHANGE = (
    f"CASE WHEN received_mark IN ({AMBIGUOUS}, {AMBIGUOUS_BUT_ORDERED}) THEN 'ambiguous'"
    f" WHEN received_mark = {NONEXISTENT} THEN 'nonexistent' END"
)
# Columns whose text was judged, and so is at hand as an ENUM.
SHOWN = {
    "initial_type": "judged_initial",
    "final_type": "judged_final",
    "call_type": "judged_type",
    "disposition": "judged_disposition",
    "cancel_reason": "judged_cancel",
    "flag": "judged_flag",
}
# As in `Judgements`, what is nowhere has a row too.
PLACES = "LEFT JOIN numbered_places ON numbered_places.place_key IS NOT DISTINCT FROM call.place_key"

# Versions of which `calls` does not show everything: those that a later one took the place of, and those of which a
# stamp was written otherwise than as the plain local time.
MORE_TO_SAY = f"NOT is_current OR coalesce({', '.join(LITERALS)}) IS NOT NULL"


def assemble_calls(workspace: Workspace, profile: Profile, rules: RuleSet) -> None:
    """The table `calls` of the program data set, exactly as CALLS defines it, from `call_versions`.

    One row for each call: its current version. `rules` have the profile's code dialect and the user's decisions in
    them already. A call that came in on a date without a time of day has no hour and no response time: midnight would
    be made up. Places are numbered in the order in which their first call was read, so that a number names no address.
    """
    connection = workspace.connection
    judgements = judge_spellings(connection, profile, rules)
    _number_places(connection)
    expressions = _expressions(profile, judgements)
    columns = ", ".join(f"{expressions.get(column.name, column.name)} AS {column.name}" for column in CALLS.columns)
    query = f"SELECT {columns} FROM ({_current(profile)}) AS call {judgements.joins} {PLACES}"  # noqa: S608
    keep_tables(workspace, {CALLS: query, CALL_VERSIONS: f"FROM call_versions WHERE {MORE_TO_SAY}"})
    view_kept(workspace, CALLS)


def _expressions(profile: Profile, judgements: Judgements) -> dict[str, str]:
    """What each column of CALLS is, where it is not simply the version's column of that name."""
    return {
        "source": f"CAST({text(profile.source)} AS ENUM({text(profile.source)}))",
        "versions": "version",  # they are numbered from 1, and the last is current
        "clock_change": CLOCK_CHANGE,
        "local_date": "local_at",
        "local_month": "date_trunc('month', local_at)",
        "local_weekday": "isodow(local_at)",
        "local_hour": f"CASE WHEN received_mark <> {DATE_ONLY} THEN hour(local_at) END",
        **{name: _interval(earlier, later) for name, (earlier, later, _) in CALL_INTERVALS.items()},
        "location_id": "numbered_places.location_id",
        **{name: f"{judged}.shown" for name, judged in SHOWN.items() if judged in judgements.joined},
        "category": "judged_type.category",
        "nexus": NEXUS,
        "nexus_rule": "judged_type.rule",
        "outcome": "judged_disposition.outcome",
        "outcome_rule": "judged_disposition.rule",
        "coded": IS_CODED,
        "detected": judgements.is_detected,
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


def _number_places(connection: duckdb.DuckDBPyConnection) -> None:
    """Number the places in the order in which they were first read: file by file, row by row."""
    connection.execute(
        "CREATE OR REPLACE TABLE numbered_places AS"
        " SELECT place_key, row_number() OVER (ORDER BY min(input_file << 40 | input_row)) AS location_id"
        " FROM call_versions WHERE is_current AND place_key IS NOT NULL GROUP BY place_key"
        " UNION ALL SELECT NULL, NULL ORDER BY location_id"
    )
