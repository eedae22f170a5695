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
from coresponder.formats.cad.reading.rejects import make_rejects
from coresponder.formats.cad.reading.scanning import scan
from coresponder.formats.cad.reading.staging import StagedFile, check_query, stage
from coresponder.formats.cad.reading.stamps import RECEIVED_FROM, received_from
from coresponder.formats.cad.reading.standings import (
    counts_by_file,
    find_standings,
    reject_rows,
    view_rows,
    view_version_rows,
    view_versions,
)
from coresponder.formats.cad.reading.units import make_unit_responses, make_versions_from_units
from coresponder.formats.workspace import Workspace
from coresponder.kernel.errors import InputError, ProfileError, UsageError
from coresponder.kernel.progress import Progress, silent


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """One file that was staged, and what is known of it apart from its rows.

    `sha256` is of the file that was read, which is not the original's where a stored export was read. A file that was
    given before is not staged again: `staged` is None, and each of its `rows` is a duplicate.
    """

    sha256: str
    staged: StagedFile | None
    columns: Columns
    origin: Origin
    rows: int


def read_exports(paths: Sequence[Path], profile: Profile, workspace: Workspace, progress: Progress = silent) -> Intake:
    """Read these exports by that profile into `call_versions` of the workspace, and count what was found.

    With unit rows also into `unit_responses`. Rows that cannot be calls go to `rejects`, each with its reason. Reading
    a file twice changes nothing; where files overlap, a call that changed has several versions, and the file given
    last counts. InputError and ProfileError say what is wrong with a file or the profile as a whole.
    """
    _refuse_unusable(paths, profile)
    connection = workspace.connection
    check_query(connection, profile)
    make_rejects(connection)
    files: list[ReadFile] = []
    for number, path in enumerate(paths, start=1):
        progress(f"Reading {path.name}.", (number - 1) / (len(paths) + 1))
        files.append(_read(path, number, profile, workspace, files))
    progress("Looking for calls that were read more than once.", len(paths) / (len(paths) + 1))
    _name_files(connection, files)
    view_rows(connection, [file.staged for file in files if file.staged is not None], profile)
    reject_rows(connection, profile)
    _make_versions(connection, profile)
    intake = _counted(connection, files, profile)
    _refuse_if_nothing_read(connection, intake)
    return intake


def _refuse_unusable(paths: Sequence[Path], profile: Profile) -> None:
    """UsageError and ProfileError where reading could not even begin."""
    if not paths:
        raise UsageError("no_files", "No export was named.", "Name at least one file.")
    if not received_from(profile):
        raise ProfileError(
            "no_received_stamp",
            f"The profile “{profile.name}” maps no column that says when a call came in.",
            f"Map one of {', '.join(RECEIVED_FROM)}.",
        )
    if profile.grain == "unit" and "unit" not in profile.fields:
        raise ProfileError(
            "no_unit",
            f"The profile “{profile.name}” says that each row is a unit's, but maps no column to unit.",
            'Map the unit\'s call sign, or set grain = "call".',
        )


def _refuse_if_nothing_read(connection: duckdb.DuckDBPyConnection, intake: Intake) -> None:
    """InputError where every row was rejected: most likely the profile is another layout's."""
    if intake.read:
        return
    reason = connection.execute("SELECT mode(reason) FROM rejects").fetchone() or ("",)
    names = ", ".join(file.name for file in intake.files)
    raise InputError(
        "nothing_read",
        f"Not one of the {intake.rows:,} rows of {names} could be read. The commonest reason: {reason[0]}",
        "Compare the profile with the file: its columns, its stamp_formats, its time.",
    )


def _read(path: Path, number: int, profile: Profile, workspace: Workspace, before: Sequence[ReadFile]) -> ReadFile:
    with opened(path, workspace.folder) as file:
        columns = match_columns(file.kind.header, profile, path.name)
        origin = _origin(file, columns)
        same = next((earlier for earlier in before if earlier.sha256 == file.sha256), None)
        if same is not None:
            return ReadFile(sha256=file.sha256, staged=None, columns=columns, origin=origin, rows=same.rows)
        staged = _staged(file, columns, profile, workspace, number)
    rows = _rows(workspace.connection, staged)
    return ReadFile(sha256=file.sha256, staged=staged, columns=columns, origin=origin, rows=rows)


def _staged(file: OpenedFile, columns: Columns, profile: Profile, workspace: Workspace, number: int) -> StagedFile:
    connection, to = workspace.connection, workspace.folder / f"rows-{number}.parquet"

    def write(source: str) -> int:
        return stage(connection, source, columns, profile, to=to, number=number).rows

    rows = scan(connection, file, profile, write, number=number, folder=workspace.folder)
    return StagedFile(number=number, path=to, rows=rows)


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
    for number, file in enumerate(files, start=1):
        connection.execute("INSERT INTO input_files VALUES (?, ?)", [number, file.origin.name])


def _make_versions(connection: duckdb.DuckDBPyConnection, profile: Profile) -> None:
    some_read_again = find_standings(connection, profile)
    view_version_rows(connection, profile, some_read_again=some_read_again)
    if profile.grain == "unit":
        make_unit_responses(connection, profile)
        make_versions_from_units(connection, profile)
    else:
        view_versions(connection, profile)


def _counted(connection: duckdb.DuckDBPyConnection, files: Sequence[ReadFile], profile: Profile) -> Intake:
    found = findings_by_file(connection)
    kept = counts_by_file(connection)
    query = "SELECT input_file, reason, count(*) FROM rejects GROUP BY ALL ORDER BY ALL"
    rejected: dict[int, dict[str, int]] = {}
    for number, reason, count in connection.execute(query).fetchall():
        rejected.setdefault(number, {})[reason] = count
    counted = (
        _file_intake(file, kept.get(number, (0, 0)), rejected.get(number, {}), found.get(number, no_findings()))
        for number, file in enumerate(files, start=1)
    )
    return Intake(files=tuple(counted), profile=profile)


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
