"""The first rows of an export as they would be read, so that a person sees a wrong choice before it counts."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coresponder.formats.cad.fields import FIELDS, STAMP_FIELDS
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading import read_exports
from coresponder.formats.cad.stripping import copy_first_rows
from coresponder.formats.workspace import Workspace
from coresponder.program.calls.models import Export
from coresponder.program.calls.storage import stored_path
from coresponder.program.calls.vocabulary import FIELD_TITLES

ROWS_SHOWN = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NEVER_SHOWN = ("address", "latitude", "longitude")


@dataclass(frozen=True, kw_only=True)
class PreviewColumn:
    """One field of the preview, under its title."""

    field: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Preview:
    """Rows as they would be read: local times in `zone_name`, text as it stands, None where nothing was read."""

    columns: tuple[PreviewColumn, ...]
    rows: tuple[tuple[str | None, ...], ...]
    zone_name: str
    rejected: int


def preview_of(export: Export, profile: Profile) -> Preview:
    """The first 50 rows of a stored export, read by `profile` exactly as a baseline would read them.

    Raises CoresponderError where the profile cannot read the file at all.
    """
    fields = [name for name in FIELDS if name in profile.fields and name not in NEVER_SHOWN]
    with Workspace(memory_limit="512MB") as workspace:
        first_rows = workspace.folder / "first-rows.parquet"
        copy_first_rows(stored_path(export.pk), to=first_rows, rows=ROWS_SHOWN)
        intake = read_exports([first_rows], profile, workspace)
        listed = ", ".join(f"epoch_us({name})" if name in STAMP_FIELDS else name for name in fields)
        found = workspace.connection.execute(f"SELECT {listed} FROM call_versions ORDER BY input_row").fetchall()  # noqa: S608
    return Preview(
        columns=tuple(PreviewColumn(field=name, title=_short_title(name)) for name in fields),
        rows=tuple(tuple(_as_read(*cell, profile) for cell in zip(fields, row, strict=True)) for row in found),
        zone_name=profile.time_zone,
        rejected=intake.rejected,
    )


def _short_title(field: str) -> str:
    """The first words of a field's title; the heading of a column has little room."""
    return FIELD_TITLES[field].split(",")[0].split(" (")[0]


def _as_read(field: str, value: object, profile: Profile) -> str | None:
    """An instant (microseconds of UTC) on the local clock, anything else as text."""
    if isinstance(value, int) and field in STAMP_FIELDS:
        return (EPOCH + timedelta(microseconds=value)).astimezone(profile.zone).strftime("%Y-%m-%d %H:%M:%S %Z")
    return None if value is None else str(value)
