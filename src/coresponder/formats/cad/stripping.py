"""Taking the personal columns out of an export, and storing the rest as text, row by row as it stood.

The original is read once and left where it is: whoever owns it deletes it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from coresponder.formats.cad.opening import OpenedFile, opened, sample_rows
from coresponder.formats.cad.origins import Origin, origin_of
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.proposing import propose
from coresponder.formats.cad.reading.columns import looks_personal
from coresponder.formats.cad.reading.rejects import make_rejects
from coresponder.formats.cad.reading.scanning import scan
from coresponder.formats.sql import identifier, text
from coresponder.formats.workspace import Workspace, connected
from coresponder.kernel.progress import Progress, silent

ROWS_LOOKED_AT = 1000
OWNER_ONLY = 0o600
# Reads nothing into the text; only what says “nothing” in every export is stored as nothing.
AS_IT_STANDS = Profile(name="as it stands", version="1", title="", source="", time_zone="UTC")
STORED_AS = "FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V2"


@dataclass(frozen=True, kw_only=True)
class PersonalColumn:
    """A column that holds details of a person, and the sentence that says how that was seen."""

    column: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class StrippedExport:
    """What was stored of an export, which columns were left out of it, and how many rows for each reason."""

    rows: int
    columns: tuple[str, ...]
    personal: tuple[PersonalColumn, ...]
    rejected: Mapping[str, int]


def strip(path: Path, *, to: Path, known: Sequence[Profile] = (), progress: Progress = silent) -> StrippedExport:
    """Store the export at `path` as the Parquet file `to`, all text, without its personal columns.

    `known` are profiles whose word counts before what the columns look like. `to` appears complete or not at all.
    InputError says what is wrong with the file.
    """
    try:
        return _strip(path, to=to, known=known, progress=progress)
    except BaseException:
        to.unlink(missing_ok=True)
        raise


def _strip(path: Path, *, to: Path, known: Sequence[Profile], progress: Progress) -> StrippedExport:
    with Workspace() as workspace:
        progress("Looking at every byte of the file.", 0.05)
        with opened(path, workspace.folder) as file:
            progress("Looking for personal columns.", 0.4)
            personal = personal_columns(path, file.kind.header, known)
            progress("Storing the other columns.", 0.5)
            rows, rejected = _store(workspace, file, personal, to)
    progress("Stored.", 1.0)
    left_out = {found.column for found in personal}
    kept = tuple(name for name in file.kind.header if name not in left_out)
    return StrippedExport(rows=rows, columns=kept, personal=personal, rejected=rejected)


def without_columns(stored: Path, *, columns: Collection[str]) -> None:
    """Write a stored export again without these columns, in its own place, complete or not at all."""
    before = origin_of(stored)
    with connected() as connection:
        names = [name for name, *_ in connection.execute("DESCRIBE FROM read_parquet(?)", [str(stored)]).fetchall()]
        kept = ", ".join(identifier(name) for name in names if name not in columns)
        origin = replace(before, personal_columns=(*before.personal_columns, *columns)) if before else None
        _copy(connection, f"SELECT {kept} FROM read_parquet({text(str(stored))})", stored, origin)  # noqa: S608 - quoted


def copy_first_rows(stored: Path, *, to: Path, rows: int) -> None:
    """Copy the first rows of a stored export into a small file that says nothing of where they came from."""
    with connected() as connection:
        first = f"SELECT * FROM read_parquet({text(str(stored))}) LIMIT {rows:d}"  # noqa: S608 - quoted
        _copy(connection, first, to, None)


def personal_columns(path: Path, header: Sequence[str], known: Sequence[Profile]) -> tuple[PersonalColumn, ...]:
    """The columns that hold details of a person: by a profile that fits, by their heading, or by their values."""
    fitting = [profile for profile in known if set(profile.mapped_columns) <= set(header)]
    profile = max(fitting, key=lambda profile: len(profile.mapped_columns), default=None)
    _, rows = sample_rows(path, rows=ROWS_LOOKED_AT)
    proposed = propose(header, rows, name="").columns
    by_values = {column.column: column.reason for column in proposed if column.field == "personal"}
    found = ((column, _reason(column, profile, by_values)) for column in header)
    return tuple(PersonalColumn(column=column, reason=reason) for column, reason in found if reason)


def _reason(column: str, profile: Profile | None, by_values: dict[str, str]) -> str:
    """Why the column is personal; nothing where it is not."""
    if profile is not None and column in profile.personal_columns:
        return f"The profile “{profile.name}” names it as personal."
    if profile is not None and column in profile.mapped_columns:
        return ""
    return by_values.get(column, "Its heading names details of a person." if looks_personal(column) else "")


def _store(
    workspace: Workspace, file: OpenedFile, personal: Sequence[PersonalColumn], to: Path
) -> tuple[int, dict[str, int]]:
    """Write every other column to `to`, with the origin beside them.

    Says how many rows there are, and how many were rejected for each reason.
    """
    connection = workspace.connection
    left_out = tuple(found.column for found in personal)
    kept = [(place, name) for place, name in enumerate(file.kind.header) if name not in left_out]
    named = ", ".join(f"c{place} AS {identifier(name)}" for place, name in kept)
    origin = Origin(
        name=file.path.name, bytes=file.bytes, sha256=file.sha256, personal_columns=left_out, notes=file.notes
    )

    def write(source: str) -> int:
        return _copy(connection, f"SELECT {named} FROM {source}", to, origin)  # noqa: S608 - quoted

    make_rejects(connection)
    rows = scan(connection, file, AS_IT_STANDS, write, number=1, folder=workspace.folder)
    query = "SELECT reason, count(*) FROM rejects GROUP BY reason ORDER BY reason"
    rejected = dict(connection.execute(query).fetchall())
    if rejected:
        _copy(connection, f"FROM read_parquet({text(str(to))})", to, replace(origin, rejected=rejected))
    return rows, rejected


def _copy(connection: duckdb.DuckDBPyConnection, query: str, to: Path, origin: Origin | None) -> int:
    """Write the rows of `query` to the Parquet file `to`, in their order, complete or not at all; say how many."""
    partial = to.with_name(f".{to.name}.partial")
    options = f"{STORED_AS}, {origin.to_option()}" if origin else STORED_AS
    try:
        found = connection.execute(f"COPY ({query}) TO {text(str(partial))} ({options})").fetchone()
        partial.chmod(OWNER_ONLY)
        partial.replace(to)
    finally:
        partial.unlink(missing_ok=True)
    return int(found[0]) if found else 0
