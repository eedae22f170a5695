"""Which rows are new versions of a call, which only repeat one, and which cannot be a call at all.

A call is named by its source and event number. Rows of one call that say the same are one version, however often and
in how many files they stand. Rows that say something else are further versions, in the order in which the files were
given and their rows stand; the last is current, and all are kept.
"""

from collections.abc import Sequence

import duckdb

from coresponder.formats.cad.fields import STAMP_FIELDS
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.marks import UNREADABLE, stamp_shift
from coresponder.formats.cad.reading.staging import DEGREES, KEPT_TEXTS, StagedFile
from coresponder.formats.cad.reading.stamps import received_from
from coresponder.formats.sql import text, text_list

NO_EVENT_NUMBER = "It has no event number, so the call could not be recognized again."
NO_TIME = "What stands where it should say when the call came in cannot be read as a time."

READ_ORDER = "(input_file << 40 | input_row)"
SAID = (*STAMP_FIELDS, *KEPT_TEXTS, *DEGREES, "disposition_cut", "place_key", "unit", "unit_order")


def view_rows(connection: duckdb.DuckDBPyConnection, files: Sequence[StagedFile]) -> None:
    """`staged_rows`: all files' rows with their place in the file, from 1; rejected rows keep their own places."""
    paths = text_list(str(file.path) for file in files)
    connection.execute(
        "CREATE OR REPLACE VIEW staged_rows AS SELECT * EXCLUDE (file_row_number),"  # noqa: S608 - quoted
        f" file_row_number + 1 AS input_row FROM read_parquet([{paths}], file_row_number = true)"
    )


def reject_rows(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """Put into `rejects` the rows that were divided into columns but cannot be calls."""
    reason = f"CASE WHEN event_number IS NULL THEN {text(NO_EVENT_NUMBER)} ELSE {text(NO_TIME)} END"
    connection.execute(
        f"INSERT INTO rejects SELECT input_file, input_row, {reason}, event_number,"  # noqa: S608 - quoted
        f" coalesce(final_type, initial_type), disposition FROM staged_rows WHERE NOT ({accepted(profile)})"
    )


def accepted(profile: Profile) -> str:
    """Whether a row can be a call: it has an event number, and no unreadable time of coming in."""
    marks = [f"(marks >> {stamp_shift(name)}) & 7 = {UNREADABLE}" for name in received_from(profile)]
    unreadable = " OR ".join(marks) or "FALSE"
    return f"event_number IS NOT NULL AND NOT (received_at IS NULL AND ({unreadable}))"


def find_standings(connection: duckdb.DuckDBPyConnection, profile: Profile) -> bool:
    """Make `standings`: the versions of every call that was read more than once; say whether there is any.

    Most calls of most exports are read once. Only the others are compared.
    """
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE read_again AS SELECT hash(event_number) AS key FROM staged_rows"  # noqa: S608
        f" WHERE {accepted(profile)} GROUP BY key HAVING count(*) > 1"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE standings AS WITH said AS ("  # noqa: S608 - our own names
        f" SELECT event_number, hash({', '.join(SAID)}) AS content, {READ_ORDER} AS read_order FROM staged_rows"
        f" WHERE {accepted(profile)} AND hash(event_number) IN (FROM read_again)),"
        " firsts AS (SELECT event_number, min(read_order) AS read_order FROM said GROUP BY event_number, content)"
        " SELECT read_order, row_number() OVER later AS version,"
        " row_number() OVER (PARTITION BY event_number ORDER BY read_order DESC) = 1 AS is_current"
        " FROM firsts WINDOW later AS (PARTITION BY event_number ORDER BY read_order)"
    )
    return connection.execute("FROM read_again LIMIT 1").fetchone() is not None


def view_versions(connection: duckdb.DuckDBPyConnection, profile: Profile, *, some_read_again: bool) -> None:
    """`call_versions`: every version of every call, with what assembling needs beside the data set's columns."""
    standing = "standings.version AS version, standings.is_current AS is_current"
    version = standing.replace("standings.version", "coalesce(standings.version, 1)").replace(
        "standings.is_current", "coalesce(standings.is_current, TRUE)"
    )
    once = "1 AS version, TRUE AS is_current"
    joined = f" LEFT JOIN standings ON standings.read_order = {READ_ORDER}" if some_read_again else ""
    unrepeated = (
        " AND (standings.read_order IS NOT NULL OR hash(event_number) NOT IN (FROM read_again))"
        if some_read_again
        else ""
    )
    connection.execute(
        f"CREATE OR REPLACE VIEW call_versions AS SELECT {text(profile.source)} AS source,"  # noqa: S608 - quoted
        f" {version if some_read_again else once}, staged_rows.* EXCLUDE (unit, unit_order, marks)"
        f" FROM staged_rows{joined} WHERE {accepted(profile)}{unrepeated}"
    )


def counts_by_file(connection: duckdb.DuckDBPyConnection) -> dict[int, tuple[int, int]]:
    """For each input file, how many rows were kept as versions, and how many of them supersede an earlier one."""
    query = "SELECT input_file, count(*), count_if(version > 1) FROM call_versions GROUP BY input_file"
    return {number: (kept, superseding) for number, kept, superseding in connection.execute(query).fetchall()}
