"""The way through: every file opened, staged, compared with the others, and counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from coresponder.formats.cad.opening import OpenedFile, opened
from coresponder.formats.cad.origins import Origin, origin_of
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.columns import Columns, match_columns
from coresponder.formats.cad.reading.intake import FileIntake, Findings, Intake, findings_by_file, no_findings
from coresponder.formats.cad.reading.rejects import collect_scanner_rejects, make_rejects, refuse_changed_layout
from coresponder.formats.cad.reading.staging import (
    StagedFile,
    check_query,
    csv_source,
    parquet_source,
    stage,
    unreadable_file,
)
from coresponder.formats.cad.reading.standings import (
    counts_by_file,
    find_standings,
    reject_rows,
    view_rows,
    view_versions,
)
from coresponder.formats.cad.reading.units import make_unit_responses, make_versions_from_units
from coresponder.formats.workspace import Workspace
from coresponder.kernel.progress import Progress, silent


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """One file that was staged, and what is known of it apart from its rows."""

    staged: StagedFile
    columns: Columns
    origin: Origin
    rows: int


def read_exports(paths: Sequence[Path], profile: Profile, workspace: Workspace, progress: Progress = silent) -> Intake:
    """Read these exports by that profile into `call_versions` of the workspace, and count what was found.

    With unit rows also into `unit_responses`. Rows that cannot be calls go to `rejects`, each with its reason. Reading
    a file twice changes nothing; where files overlap, a call that changed has several versions, and the file given
    last counts. InputError and ProfileError say what is wrong with a file or the profile as a whole.
    """
    connection = workspace.connection
    check_query(connection, profile)
    make_rejects(connection)
    files = []
    for number, path in enumerate(paths, start=1):
        progress(f"Reading {path.name}.", (number - 1) / (len(paths) + 1))
        files.append(_read(path, number, profile, workspace))
    progress("Looking for calls that were read more than once.", len(paths) / (len(paths) + 1))
    _name_files(connection, files)
    view_rows(connection, [file.staged for file in files])
    reject_rows(connection, profile)
    _make_versions(connection, profile)
    return _counted(connection, files, profile)


def _read(path: Path, number: int, profile: Profile, workspace: Workspace) -> ReadFile:
    with opened(path, workspace.folder) as file:
        columns = match_columns(file.kind.header, profile, path.name)
        staged = _staged(file, columns, profile, workspace, number)
        origin = _origin(file, columns)
    return ReadFile(staged=staged, columns=columns, origin=origin, rows=_rows(workspace.connection, staged))


def _staged(file: OpenedFile, columns: Columns, profile: Profile, workspace: Workspace, number: int) -> StagedFile:
    connection, to = workspace.connection, workspace.folder / f"rows-{number}.parquet"
    try:
        if file.is_parquet:
            return stage(connection, parquet_source(file, profile), columns, profile, to=to, number=number)
        return _staged_text(connection, file, columns, profile, to, number)
    except duckdb.Error as error:
        raise unreadable_file(file.path.name, error) from error


def _staged_text(
    connection: duckdb.DuckDBPyConnection,
    file: OpenedFile,
    columns: Columns,
    profile: Profile,
    to: Path,
    number: int,
) -> StagedFile:
    """A text file by the strict reading of quotation marks; by the lenient one where the strict one gives up."""
    for strict in (True, False):
        scan = f"scan_{number}_{'strict' if strict else 'lenient'}"
        try:
            source = csv_source(file, profile, rejects=scan, strict=strict)
            staged = stage(connection, source, columns, profile, to=to, number=number)
        except duckdb.Error:
            if not strict:
                raise
            continue
        counts = collect_scanner_rejects(connection, scan, number, file)
        refuse_changed_layout(connection, number, file.path.name, staged.rows + sum(counts.values()))
        return staged
    raise AssertionError("one of the two readings returns or raises")


def _origin(file: OpenedFile, columns: Columns) -> Origin:
    """What the file was before it was stored, where it is a stored export; else the file itself."""
    stored = origin_of(file.path) if file.is_parquet else None
    if stored is not None:
        return stored
    return Origin(
        name=file.path.name,
        bytes=file.bytes,
        sha256=file.sha256,
        personal_columns=columns.personal,
        notes=file.notes,
    )


def _rows(connection: duckdb.DuckDBPyConnection, staged: StagedFile) -> int:
    """All rows of the file: those that were staged, and those that the scanner rejected."""
    query = "SELECT count(*) FROM rejects WHERE input_file = ?"
    rejected = connection.execute(query, [staged.number]).fetchone()
    return staged.rows + (rejected[0] if rejected else 0)


def _name_files(connection: duckdb.DuckDBPyConnection, files: Sequence[ReadFile]) -> None:
    connection.execute("CREATE OR REPLACE TABLE input_files (number BIGINT, name VARCHAR)")
    for file in files:
        connection.execute("INSERT INTO input_files VALUES (?, ?)", [file.staged.number, file.origin.name])


def _make_versions(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    if profile.grain == "unit":
        make_unit_responses(connection, profile)
        make_versions_from_units(connection, profile)
        return
    some_read_again = find_standings(connection, profile)
    view_versions(connection, profile, some_read_again=some_read_again)


def _counted(connection: duckdb.DuckDBPyConnection, files: Sequence[ReadFile], profile: Profile) -> Intake:
    found = findings_by_file(connection)
    kept = _kept_rows(connection, profile)
    query = "SELECT input_file, reason, count(*) FROM rejects GROUP BY ALL ORDER BY ALL"
    rejected: dict[int, dict[str, int]] = {}
    for number, reason, count in connection.execute(query).fetchall():
        rejected.setdefault(number, {})[reason] = count
    counted = []
    for file in files:
        number = file.staged.number
        counted.append(
            _file_intake(file, kept.get(number, (0, 0)), rejected.get(number, {}), found.get(number, no_findings()))
        )
    return Intake(files=tuple(counted), profile=profile)


def _kept_rows(connection: duckdb.DuckDBPyConnection, profile: Profile) -> dict[int, tuple[int, int]]:
    """By file: rows that were kept, and how many of them supersede an earlier version."""
    if profile.grain != "unit":
        return counts_by_file(connection)
    query = "SELECT input_file, count(*) FROM unit_responses GROUP BY input_file"
    return {number: (count, 0) for number, count in connection.execute(query).fetchall()}


def _file_intake(file: ReadFile, kept: tuple[int, int], rejected: dict[str, int], found: Findings) -> FileIntake:
    read, new_versions = kept
    all_rejected = {**file.origin.rejected, **rejected}
    rows = file.rows + sum(file.origin.rejected.values())
    return FileIntake(
        name=file.origin.name,
        sha256=file.origin.sha256,
        bytes=file.origin.bytes,
        rows=rows,
        read=read,
        duplicates=rows - read - sum(all_rejected.values()),
        new_versions=new_versions,
        rejected=all_rejected,
        unreadable=found.unreadable,
        impossible_coordinates=found.impossible_coordinates,
        dates_without_time=found.dates_without_time,
        clock_changes=found.clock_changes,
        personal_columns_dropped=file.origin.personal_columns,
        other_columns_dropped=file.columns.other,
        notes=file.origin.notes,
    )
