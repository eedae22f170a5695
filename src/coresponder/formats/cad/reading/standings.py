"""Which rows are new versions of a call, which only repeat one, and which cannot be a call at all.

A call is named by its source and event number. Rows of one call that say the same are one version, however often and
in how many files they stand. Rows that say something else are further versions, numbered in the order in which they
were last read; the last one is current, and all are kept. Where rows are units', each unit of a call has versions.

Only calls that were read more than once are compared; an export without any costs one count.
"""

from collections.abc import Sequence

import duckdb

from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.marks import UNREADABLE, stamp_shift
from coresponder.formats.cad.reading.staging import StagedFile, absent_columns, literal_columns
from coresponder.formats.cad.reading.stamps import received_from
from coresponder.formats.sql import text, text_list

NO_EVENT_NUMBER = "It has no event number, so the call could not be recognized again."
NO_UNIT = "It names no unit, although each row of this source is a unit's."
NO_TIME = "What stands where it should say when the call came in cannot be read as a time."

READ_ORDER = "(input_file << 40 | input_row)"
PLACE_OF_A_ROW = ("input_file", "input_row")
OF_A_BUCKET = ("bucket", "several", "repeats", "superseded", "standings", "places")

BUCKET_BITS = 12  # rejected rows are looked up in buckets of 4,096 rows
STANDING_BITS = 5  # and the few rows of calls that were read again in buckets of 32, one bit of a number for each


def view_rows(connection: duckdb.DuckDBPyConnection, files: Sequence[StagedFile], profile: Profile) -> None:
    """`staged_rows`: all files' rows with their place in the file, from 1; rejected rows keep their own places."""
    paths = text_list(str(file.path) for file in files)
    before, joined = "0", ""
    if connection.execute("FROM rejects LIMIT 1").fetchone() is not None:
        _find_gaps(connection, files)
        before = "coalesce(gaps.before + len(list_filter(gaps.places, lambda place: place <= file_row_number)), 0)"
        joined = f" LEFT JOIN gaps ON gaps.file = input_file AND gaps.bucket = file_row_number >> {BUCKET_BITS}"
    beside = {**literal_columns(profile), **absent_columns(profile)}
    listed = "".join(f" {made} AS {name}," for name, made in beside.items())
    connection.execute(
        f"CREATE OR REPLACE VIEW staged_rows AS SELECT staged.* EXCLUDE (file_row_number, literals),{listed}"  # noqa: S608 - quoted
        f" (file_row_number + 1 + {before})::BIGINT AS input_row"
        f" FROM read_parquet([{paths}], file_row_number = true) AS staged{joined}"
    )


def reject_rows(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """Put into `rejects` the rows that were divided into columns but cannot be calls."""
    no_unit = f"WHEN unit IS NULL THEN {text(NO_UNIT)}" if profile.grain == "unit" else ""
    reason = f"CASE WHEN event_number IS NULL THEN {text(NO_EVENT_NUMBER)} {no_unit} ELSE {text(NO_TIME)} END"
    connection.execute(
        f"INSERT INTO rejects SELECT input_file, input_row, {reason}, TRUE FROM staged_rows"  # noqa: S608 - quoted
        f" WHERE NOT ({accepted(profile)})"
    )


def accepted(profile: Profile) -> str:
    """Whether a row can be a call: it has an event number, and no unreadable time of coming in."""
    marks = [f"(marks >> {stamp_shift(name)}) & 7 = {UNREADABLE}" for name in received_from(profile)]
    unreadable = " OR ".join(marks) or "FALSE"
    named = "event_number IS NOT NULL AND unit IS NOT NULL" if profile.grain == "unit" else "event_number IS NOT NULL"
    return f"{named} AND NOT (received_at IS NULL AND ({unreadable}))"


def find_standings(connection: duckdb.DuckDBPyConnection, profile: Profile) -> bool:
    """Make `standings`: the versions of every call that was read more than once; say whether there is any."""
    key = _key(profile)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE read_again AS SELECT hash({key}) AS key FROM staged_rows"  # noqa: S608
        f" WHERE {accepted(profile)} GROUP BY key HAVING count(*) > 1"
    )
    if connection.execute("FROM read_again LIMIT 1").fetchone() is None:
        return False
    connection.execute(_standings(key, _content(connection), profile))
    connection.execute(_standings_by_bucket())
    return True


def view_version_rows(connection: duckdb.DuckDBPyConnection, profile: Profile, *, some_read_again: bool) -> None:
    """`version_rows`: every row that is a version of its call (or of a unit's part in it), with its standing."""
    rows = f"SELECT *, {READ_ORDER} AS read_order FROM staged_rows WHERE {accepted(profile)}"  # noqa: S608
    if not some_read_again:
        connection.execute(
            "CREATE OR REPLACE VIEW version_rows AS SELECT *, 1::BIGINT AS version, TRUE AS is_current"  # noqa: S608
            f" FROM ({rows})"
        )
        return
    # Every row finds its bucket: rows that find nothing in a join come out after those that do, out of their order.
    found = (
        f"SELECT * FROM ({rows}) AS said LEFT JOIN standings_by_bucket"  # noqa: S608 - our own names
        f" ON bucket = read_order >> {STANDING_BITS} WHERE NOT ({_is('repeats')})"
    )
    event_number = f"CASE WHEN {_is('several')} THEN {_standing('event_number')} ELSE event_number END"
    renamed = f" REPLACE ({event_number} AS event_number)" if profile.identical_rows == "calls" else ""
    connection.execute(
        f"CREATE OR REPLACE VIEW version_rows AS SELECT * EXCLUDE ({', '.join(OF_A_BUCKET)}){renamed},"  # noqa: S608
        f" CASE WHEN {_is('several')} THEN {_standing('version')} ELSE 1 END::BIGINT AS version,"
        f" NOT ({_is('superseded')}) AS is_current FROM ({found})"
    )


def view_versions(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """`call_versions` of a source with one row for each call: its version rows, with the source's name."""
    connection.execute(
        f"CREATE OR REPLACE VIEW call_versions AS SELECT {text(profile.source)} AS source,"  # noqa: S608 - quoted
        " * EXCLUDE (marks, read_order) FROM version_rows"
    )


def counts_by_file(connection: duckdb.DuckDBPyConnection) -> dict[int, tuple[int, int]]:
    """For each input file, how many rows were kept as versions, and how many of them supersede an earlier one."""
    query = "SELECT input_file, count(*), count_if(version > 1) FROM version_rows GROUP BY input_file"
    return {number: (kept, superseding) for number, kept, superseding in connection.execute(query).fetchall()}


def _key(profile: Profile) -> str:
    return "event_number, unit" if profile.grain == "unit" else "event_number"


def _content(connection: duckdb.DuckDBPyConnection) -> str:
    """All that rows must share to be one version: everything but where they stand."""
    described = connection.execute("FROM staged_rows LIMIT 0").description or []
    return f"ROW({', '.join(name for name, *_ in described if name not in PLACE_OF_A_ROW)})"


def _standings(key: str, content: str, profile: Profile) -> str:
    """By call and content: the first row of each content is a version; the content that was read last is current."""
    nth = "row_number() OVER (PARTITION BY input_file, content ORDER BY input_row)"
    numbered = f"CASE WHEN {nth} > 1 THEN event_number || '/' || {nth} ELSE event_number END"
    number = numbered if profile.identical_rows == "calls" else "event_number"
    return (
        "CREATE OR REPLACE TEMP TABLE standings AS WITH"  # noqa: S608 - our own names
        f" said AS (SELECT event_number, unit, input_file, input_row, {READ_ORDER} AS read_order, {content} AS content"
        f"   FROM staged_rows WHERE {accepted(profile)} AND hash({key}) IN (FROM read_again)),"
        f" numbered AS (SELECT * REPLACE ({number} AS event_number) FROM said),"
        " spans AS (SELECT *, min(read_order) OVER same AS first_read, max(read_order) OVER same AS last_read"
        f"   FROM numbered WINDOW same AS (PARTITION BY {key}, content)),"
        f" ranked AS (SELECT *, dense_rank() OVER (PARTITION BY {key} ORDER BY last_read) AS version,"
        f"   last_read = max(last_read) OVER (PARTITION BY {key}) AS is_current FROM spans)"
        " SELECT event_number, read_order, read_order = first_read AS is_first, version, is_current FROM ranked"
    )


def _standings_by_bucket() -> str:
    """For each bucket of rows three numbers with a bit for each row, and the standings of those of several versions.

    Most rows are their call's only one. Looking at a bit of a number tells them from the others at next to no cost.
    """
    bit = f"1 << (read_order & {(1 << STANDING_BITS) - 1})"
    return (
        "CREATE OR REPLACE TABLE standings_by_bucket AS WITH"  # noqa: S608 - our own names
        f" filled AS (SELECT read_order >> {STANDING_BITS} AS bucket, bit_or({bit}) AS several,"
        f"   bit_or({bit}) FILTER (NOT is_first) AS repeats, bit_or({bit}) FILTER (NOT is_current) AS superseded,"
        "   list(standings) AS standings FROM standings GROUP BY bucket),"
        f" files AS (SELECT min({READ_ORDER}) AS first_row, max({READ_ORDER}) AS last_row FROM staged_rows"
        "   GROUP BY input_file),"
        f" buckets AS (SELECT unnest(range(first_row >> {STANDING_BITS}, (last_row >> {STANDING_BITS}) + 1)) AS bucket"
        "   FROM files)"
        " SELECT bucket, coalesce(several, 0) AS several, coalesce(repeats, 0) AS repeats,"
        " coalesce(superseded, 0) AS superseded, standings,"
        " [standing.read_order FOR standing IN standings] AS places FROM buckets LEFT JOIN filled USING (bucket)"
        " ORDER BY bucket"  # a join builds on rows in their order, and that may show in the order of what it finds
    )


def _is(mask: str) -> str:
    """Whether a row's bit is set in that number of its bucket."""
    return f"({mask} >> (read_order & {(1 << STANDING_BITS) - 1})) & 1 = 1"


def _standing(column: str) -> str:
    """What the standings say of a row; to be asked only of a row of a call with several."""
    return f"standings[list_position(places, read_order)].{column}"


def _find_gaps(connection: duckdb.DuckDBPyConnection, files: Sequence[StagedFile]) -> None:
    """The table `gaps`: for each bucket of staged rows, the rejects before it, and where in it others were."""
    buckets = ", ".join(f"({file.number}, {file.rows >> BUCKET_BITS})" for file in files)
    connection.execute(
        "CREATE OR REPLACE TABLE gaps AS WITH"  # noqa: S608 - numbers only
        " found AS (SELECT input_file AS file,"
        "   input_row - row_number() OVER (PARTITION BY input_file ORDER BY input_row) AS place FROM rejects),"
        f" filled AS (SELECT file, place >> {BUCKET_BITS} AS bucket, list(place) AS places FROM found GROUP BY ALL),"
        f" buckets AS (SELECT file, unnest(range(last + 1)) AS bucket FROM (VALUES {buckets}) AS files (file, last))"
        " SELECT file, bucket, coalesce(places, []) AS places, coalesce(sum(len(places)) OVER ("
        "   PARTITION BY file ORDER BY bucket ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before"
        " FROM buckets LEFT JOIN filled USING (file, bucket)"
    )
