"""The rows of a file that a live feed hands over: read by the same profile as an export, and kept for those who answer.

An export becomes a data set, in which no address stays. A live row is for the team that has to go there: it keeps the
address, the exact coordinates and the call-taker's text, and stays in the agency.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from coresponder.formats.cad.fields import FIELDS, STAMP_FIELDS
from coresponder.formats.cad.opening import OpenedFile, opened
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.columns import Columns, match_columns
from coresponder.formats.cad.reading.rejects import make_rejects
from coresponder.formats.cad.reading.scanning import scan
from coresponder.formats.cad.reading.staging import KeptForLive, StagedFile, check_query, stage
from coresponder.formats.cad.reading.standings import accepted, reject_rows, view_rows
from coresponder.formats.workspace import Workspace
from coresponder.kernel.errors import ProfileError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TEXTS = tuple(name for name, field in FIELDS.items() if field.kind == "text" and name not in ("unit", "address"))
EXACT = ("exact_latitude", "exact_longitude")


@dataclass(frozen=True, kw_only=True)
class LiveRow:
    """One row: its place in the file, from 1, and what it says, times as ISO instants in UTC. Nothing empty is in it.

    `has_closed_at` says that the profile maps when a call was closed, so that a row without that time is not over.
    """

    number: int
    said: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class RejectedRow:
    """One row that cannot be a call, and the sentence that says why."""

    number: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class LiveFile:
    """What was read of one file."""

    sha256: str
    rows: tuple[LiveRow, ...]
    rejected: tuple[RejectedRow, ...]
    personal_columns: tuple[str, ...]


def read_live_rows(path: Path, profile: Profile, *, narrative_column: str = "") -> LiveFile:
    """The rows of the file by that profile, in their order. InputError and ProfileError say what is wrong with it."""
    if profile.grain != "call":
        raise ProfileError(
            "live_needs_calls",
            f"The profile “{profile.name}” reads a row for each unit; a live feed needs a row for each call.",
            'Have the dispatch system write one row for each call, and use a profile with grain = "call".',
        )
    with Workspace(memory_limit="512MB", threads=1) as workspace:
        check_query(workspace.connection, profile)
        make_rejects(workspace.connection)
        with opened(path, workspace.folder) as file:
            columns = match_columns(file.kind.header, profile, path.name)
            staged = _staged(workspace, file, columns, profile, narrative_column)
        view_rows(workspace.connection, [staged], profile)
        reject_rows(workspace.connection, profile)
        return LiveFile(
            sha256=file.sha256,
            rows=tuple(_rows(workspace, profile)),
            rejected=tuple(_rejected(workspace)),
            personal_columns=columns.personal,
        )


def _staged(
    workspace: Workspace, file: OpenedFile, columns: Columns, profile: Profile, narrative_column: str
) -> StagedFile:
    to = workspace.folder / "rows-1.parquet"
    live = KeptForLive(narrative=_place_of(narrative_column, columns, file.path.name))

    def write(source: str) -> int:
        return stage(workspace.connection, source, columns, profile, to=to, number=1, live=live).rows

    rows = scan(workspace.connection, file, profile, write, number=1, folder=workspace.folder)
    return StagedFile(number=1, path=to, rows=rows)


def _place_of(column: str, columns: Columns, file_name: str) -> int | None:
    """Where in the header the column with the text is; None where the feed has none."""
    if not column:
        return None
    folded = [name.strip().casefold() for name in columns.header]
    if column.strip().casefold() not in folded:
        raise ProfileError(
            "no_narrative_column",
            f"{file_name} lacks the column “{column}”, from which the feed takes what was said.",
            "Correct the name of the column at the feed, or leave it out.",
        )
    return folded.index(column.strip().casefold())


def _rows(workspace: Workspace, profile: Profile) -> list[LiveRow]:
    connection = workspace.connection
    there = {name for name, *_ in connection.execute("FROM staged_rows LIMIT 0").description or []}
    texts = [name for name in (*TEXTS, "address", "narrative") if name in there]
    stamps = [name for name in STAMP_FIELDS if name in there]
    exact = [name for name in EXACT if name in there]
    columns = ", ".join(["input_row", *texts, *exact, *(f"epoch_us({name})" for name in stamps)])
    query = f"SELECT {columns} FROM staged_rows WHERE {accepted(profile)} ORDER BY input_row"  # noqa: S608 - our own names
    named = ("number", *texts, *exact, *stamps)
    found = (dict(zip(named, row, strict=True)) for row in connection.execute(query).fetchall())
    return [_live(each, has_closed_at="closed_at" in profile.fields) for each in found]


def _live(row: dict[str, Any], *, has_closed_at: bool) -> LiveRow:
    number = row.pop("number")
    said = {name.removeprefix("exact_"): _told(name, value) for name, value in row.items() if value is not None}
    return LiveRow(number=number, said={**said, "has_closed_at": has_closed_at})


def _told(name: str, value: Any) -> Any:
    """A time as an ISO instant, a text without the character that no database keeps."""
    if name in STAMP_FIELDS:
        return (EPOCH + timedelta(microseconds=value)).isoformat()
    return value.replace("\x00", "") if isinstance(value, str) else value


def _rejected(workspace: Workspace) -> list[RejectedRow]:
    found = workspace.connection.execute("SELECT input_row, reason FROM rejects ORDER BY input_row").fetchall()
    return [RejectedRow(number=number, reason=reason) for number, reason in found]
