"""One file becomes one Parquet file of rows in the workspace; all of it in one pass of DuckDB over the file.

The query is written in layers, each a SELECT over the one before, so that every expression is computed once:
columns of the file -> texts of the fields -> local times -> offsets -> instants -> the row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from coresponder.formats.cad.fields import FIELDS, STAMP_FIELDS
from coresponder.formats.cad.opening import OpenedFile
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading import places, stamps
from coresponder.formats.cad.reading.columns import Columns
from coresponder.formats.cad.reading.marks import FINE, marks_sql
from coresponder.formats.cad.reading.texts import cleaned_column, empty_spellings, field_text, without_empty
from coresponder.formats.sql import identifier, text
from coresponder.kernel.errors import InputError, ProfileError

NOT_KEPT_AS_TEXT = ("event_number", "address", "unit")
KEPT_TEXTS = tuple(
    field.name for field in FIELDS.values() if field.kind == "text" and field.name not in NOT_KEPT_AS_TEXT
)
DEGREES = ("latitude", "longitude")
NOTHING = "NULL::"

# Read back a few times and then deleted: quick to write matters more than small. A dictionary of more than a thousand
# values takes longer to make than it saves.
PARQUET_OPTIONS = (
    "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1000"
)


@dataclass(frozen=True, kw_only=True)
class KeptForLive:
    """What a row of a live feed keeps beside what any row keeps: where the team has to go, and what was said.

    `narrative` is the place in the header of the column with the call-taker's text, where there is one.
    """

    narrative: int | None = None


@dataclass(frozen=True, kw_only=True)
class StagedFile:
    """One file's rows in the workspace. `number` counts the input files from 1; `rows` are those that were scanned."""

    number: int
    path: Path
    rows: int


def stage(
    connection: duckdb.DuckDBPyConnection,
    source: str,
    columns: Columns,
    profile: Profile,
    *,
    to: Path,
    number: int,
    live: KeptForLive | None = None,
) -> StagedFile:
    """Write the rows of `source` (an SQL table expression) to the Parquet file `to`, in the order of the file."""
    query = rows_query(source, columns, profile, number, live)
    found = connection.execute(f"COPY ({query}) TO {text(str(to))} ({PARQUET_OPTIONS})").fetchone()
    return StagedFile(number=number, path=to, rows=found[0] if found else 0)


def csv_source(opened: OpenedFile, profile: Profile, *, rejects: str, strict: bool = True) -> str:
    """The text file as an SQL table expression: columns c0, c1, … of text; what cannot be divided goes to `rejects`."""
    names = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(opened.kind.header)))
    options = {
        "columns": f"{{{names}}}",
        "auto_detect": "false",
        "header": "true",
        "skip": str(opened.kind.skipped_lines),
        "delim": text(opened.kind.delimiter),
        "quote": "'\"'",
        "escape": "'\"'",
        "nullstr": empty_spellings(profile),
        "strict_mode": str(strict).lower(),
        "store_rejects": "true",
        "rejects_table": text(f"{rejects}_errors"),
        "rejects_scan": text(f"{rejects}_scans"),
    }
    listed = ", ".join(f"{name} = {value}" for name, value in options.items())
    return f"read_csv({text(str(opened.readable))}, {listed})"


def parquet_source(opened: OpenedFile, profile: Profile) -> str:
    """The Parquet file as an SQL table expression with the same columns c0, c1, … of text."""
    texts = [f"CAST({identifier(name)} AS VARCHAR)" for name in opened.kind.header]
    names = ", ".join(f"{without_empty(found, profile)} AS c{place}" for place, found in enumerate(texts))
    return f"(SELECT {names} FROM read_parquet({text(str(opened.readable))}))"  # noqa: S608 - quoted above


def rows_query(source: str, columns: Columns, profile: Profile, number: int, live: KeptForLive | None = None) -> str:
    """The query that turns the file's columns into rows; see the module's docstring for its layers."""
    query = _layer(source, _columns(columns, profile) | _narrative_column(profile, live), keep=False)
    query = _layer(query, _texts(columns, profile) | _narrative(live), keep=False)
    query = _layer(query, _degrees(profile))
    query = _layer(query, {"place_is_possible": places.IS_POSSIBLE})
    names = stamps.mapped_stamps(profile)
    for layer in _stamp_layers(names, profile):
        query = _layer(query, layer)
    row = {name: made for name, made in _row(names, profile, number).items() if not made.startswith(NOTHING)}
    return _layer(query, row | _kept_for_live(profile, live), keep=False)


def absent_columns(profile: Profile) -> dict[str, str]:
    """The columns of a row that the profile maps nothing to, as NULL of their type: they are not stored at all."""
    row = _row(stamps.mapped_stamps(profile), profile, number=0)
    return {name: made for name, made in row.items() if made.startswith(NOTHING)}


def check_query(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    """ProfileError where a stamp format or a pattern of the profile is not one that can be read by."""
    names = stamps.mapped_stamps(profile)
    nothing = Columns(header=("c0",), places=dict.fromkeys(profile.mapped_columns, 0), personal=(), other=())
    query = _layer("(SELECT '' AS c0)", _columns(nothing, profile), keep=False)
    query = _layer(query, _texts(nothing, profile), keep=False)
    query = _layer(query, {f"{name}_plain": stamps.plain(name, profile) for name in names})
    ways = (stamps.other, stamps.given, stamps.is_date)
    query = _layer(query, {f"{name}_{place}": way(name, profile) for name in names for place, way in enumerate(ways)})
    try:
        connection.execute(query)
    except duckdb.Error as error:
        raise ProfileError(
            "profile_expression",
            f"A stamp format or a pattern of the profile “{profile.name}” cannot be used.",
            "Stamp formats are written as in %m/%d/%Y %H:%M:%S, patterns as RE2 regular expressions.",
        ) from error


def _columns(columns: Columns, profile: Profile) -> dict[str, str]:
    used = dict.fromkeys(columns.places.values())
    return {f"c{place}": cleaned_column(f"c{place}", profile) for place in used}


def _texts(columns: Columns, profile: Profile) -> dict[str, str]:
    """The text of each field: as `name` where the text is kept, else as `name_text`."""
    places_of = {column: f"c{place}" for column, place in columns.places.items()}
    return {_text_name(name): field_text(name, rule, places_of) for name, rule in profile.fields.items()}


def _text_name(name: str) -> str:
    return name if FIELDS[name].kind == "text" else f"{name}_text"


def _narrative_column(profile: Profile, live: KeptForLive | None) -> dict[str, str]:
    if live is None or live.narrative is None:
        return {}
    return {f"c{live.narrative}": cleaned_column(f"c{live.narrative}", profile)}


def _narrative(live: KeptForLive | None) -> dict[str, str]:
    return {} if live is None or live.narrative is None else {"narrative": f"c{live.narrative}"}


def _kept_for_live(profile: Profile, live: KeptForLive | None) -> dict[str, str]:
    """The address and the exact coordinates, which no data set keeps, and the text."""
    if live is None:
        return {}
    exact = {f"exact_{name}": f"CASE WHEN place_is_possible THEN {name}_read END" for name in DEGREES}
    address = {"address": "address"} if "address" in profile.fields else {}
    return {**exact, **address, **{name: name for name in _narrative(live)}}


def _degrees(profile: Profile) -> dict[str, str]:
    return {
        f"{name}_read": places.degrees_read(f"{name}_text") if name in profile.fields else "NULL::DOUBLE"
        for name in DEGREES
    } | {f"{name}_text": "NULL::VARCHAR" for name in DEGREES if name not in profile.fields}


def _stamp_layers(names: tuple[str, ...], profile: Profile) -> list[dict[str, str]]:
    """What each layer adds for each stamp; see `stamps`."""
    return [
        {f"{name}_plain": stamps.plain(name, profile) for name in names},
        {f"{name}_other": stamps.other(name, profile) for name in names},
        {f"{name}_wall": stamps.wall(name) for name in names},
        {f"{name}_piece": stamps.piece(name, profile) for name in names},
        {f"{name}_is_usual": stamps.is_usual(name) for name in names},
        {f"{name}_point": stamps.point(name, names, profile) for name in names},
    ]


def _row(names: tuple[str, ...], profile: Profile, number: int) -> dict[str, str]:
    """The columns of a staged row: the same for every profile, NULL where the profile maps nothing."""
    instants = {name: stamps.instant(name, profile) if name in names else "NULL::TIMESTAMPTZ" for name in STAMP_FIELDS}
    absent = {literal_name(name): "NULL::VARCHAR" for name in STAMP_FIELDS if name not in names}
    return {
        "event_number": "event_number",
        **instants,
        "received_at": stamps.received(profile),
        "literals": _literals(names),
        **absent,
        **{name: name if name in profile.fields else "NULL::VARCHAR" for name in KEPT_TEXTS},
        "disposition_cut": _disposition_cut(profile),
        **{name: places.degrees_kept(name) for name in DEGREES},
        "place_key": _place_key(profile),
        "unit": "unit" if "unit" in profile.fields else "NULL::VARCHAR",
        "unit_order": "try_cast(unit_order_text AS BIGINT)" if "unit_order" in profile.fields else "NULL::BIGINT",
        **_marks(names, profile),
        "input_file": f"{number}::BIGINT",
    }


def literal_name(stamp: str) -> str:
    """The column with what the source wrote for that stamp."""
    return f"{stamp.removesuffix('_at')}_literal"


def literal_columns(profile: Profile) -> dict[str, str]:
    """The literal of each stamp of the profile, out of a staged row."""
    names = stamps.mapped_stamps(profile)
    return {literal_name(name): f"literals[{place}]" for place, name in enumerate(names, start=1)}


def _literals(names: tuple[str, ...]) -> str:
    """The literals of the mapped stamps as one list; of the many rows that need none, nothing is stored."""
    listed = ", ".join(stamps.literal(name) for name in names)
    return f"CASE WHEN {stamps.are_usual(names)} THEN NULL ELSE [{listed}] END"


def _marks(names: tuple[str, ...], profile: Profile) -> dict[str, str]:
    """The marks of a row; of the many rows in which everything is fine, none is worked out."""
    all_fine = f"{places.IS_FINE} AND {stamps.are_usual(names)}"
    marks = marks_sql({name: stamps.mark(name, names, profile) for name in names}, places.coordinates_mark())
    return {
        "received_mark": f"CASE WHEN {all_fine} THEN {FINE} ELSE {stamps.received_mark(names, profile)} END",
        "marks": f"CASE WHEN {all_fine} THEN {FINE} ELSE {marks} END",
    }


def _disposition_cut(profile: Profile) -> str:
    rule = profile.fields.get("disposition")
    return f"length(disposition) >= {rule.width}" if rule and rule.width else "NULL::BOOLEAN"


def _place_key(profile: Profile) -> str:
    return places.address_key("address") if "address" in profile.fields else places.coordinates_key()


def _layer(query: str, columns: Mapping[str, str], *, keep: bool = True) -> str:
    """A SELECT over `query` that adds these columns to its own, or puts them in their place."""
    added = ", ".join(f"{expression} AS {name}" for name, expression in columns.items())
    own = "*, " if keep and added else "*" if keep else ""
    source = f"({query})" if query.startswith("SELECT") else query
    return f"SELECT {own}{added} FROM {source}"  # noqa: S608 - names and expressions are our own, values are quoted


def unreadable_file(name: str, error: Exception) -> InputError:
    """The error for a text that DuckDB cannot divide into rows at all. Its own words may quote a row, so they are not
    repeated."""
    return InputError(
        "unreadable_file",
        f"{name} cannot be divided into rows ({type(error).__name__}).",
        "Open it in a text editor: its first line should be the header, and each call one line.",
    )
