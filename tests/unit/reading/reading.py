"""Reading a few invented rows, and looking at what became of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coresponder.formats.cad.profile import FieldRule, Profile
from coresponder.formats.cad.reading import Intake, read_exports, write_rejects
from coresponder.formats.workspace import Workspace

HEADER = "number,received,queued,arrived,cleared,type,priority,ending,place,lat,lon,caller"


def profile(**changes: Any) -> Profile:
    """The profile of those columns; `changes` are its own settings."""
    fields = {
        "event_number": FieldRule(columns=("number",)),
        "received_at": FieldRule(columns=("received",)),
        "queued_at": FieldRule(columns=("queued",)),
        "first_arrived_at": FieldRule(columns=("arrived",)),
        "first_cleared_at": FieldRule(columns=("cleared",)),
        "final_type": FieldRule(columns=("type",)),
        "priority": FieldRule(columns=("priority",)),
        "disposition": FieldRule(columns=("ending",), separator=",", width=12),
        "address": FieldRule(columns=("place",)),
        "latitude": FieldRule(columns=("lat",)),
        "longitude": FieldRule(columns=("lon",)),
        **changes.pop("fields", {}),
    }
    settings = {"name": "invented", "version": "1", "title": "", "source": "nowhere", "time_zone": "America/Chicago"}
    return Profile(**{**settings, **changes}, fields=fields)


def row(number: str = "N1", received: str = "2024-05-01 10:00:00", **cells: str) -> str:
    """One row of the export: what is not named stands empty."""
    columns = HEADER.split(",")[2:]
    return ",".join([number, received, *(cells.get(column, "") for column in columns)])


@dataclass(frozen=True, kw_only=True)
class Read:
    """What reading left behind."""

    intake: Intake
    workspace: Workspace
    folder: Path

    def versions(self, columns: str, order: str = "input_file, input_row") -> list[tuple[Any, ...]]:
        """Those columns of `call_versions`; instants as text in UTC."""
        shown = ", ".join(_shown(column.strip()) for column in columns.split(","))
        return self.workspace.connection.execute(f"SELECT {shown} FROM call_versions ORDER BY {order}").fetchall()

    def units(self, columns: str) -> list[tuple[Any, ...]]:
        """Those columns of `unit_responses`."""
        shown = ", ".join(_shown(column.strip()) for column in columns.split(","))
        query = f"SELECT {shown} FROM unit_responses ORDER BY event_number, unit_order, unit"
        return self.workspace.connection.execute(query).fetchall()

    def rejects(self) -> list[str]:
        """The lines of the rejects file, without its header."""
        path = self.folder / "rejects.csv"
        assert write_rejects(self.workspace, path) == self.intake.rejected
        return path.read_text(encoding="utf-8").splitlines()[1:]


@contextmanager
def read(folder: Path, *exports: str | bytes, by: Profile | None = None) -> Iterator[Read]:
    """Read these texts, each as a file of its own, oldest first."""
    paths = []
    for number, content in enumerate(exports, start=1):
        path = folder / f"export-{number}.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    with Workspace(memory_limit="512MB", threads=1) as workspace:
        intake = read_exports(paths, by or profile(), workspace)
        yield Read(intake=intake, workspace=workspace, folder=folder)


def table(*rows: str, header: str = HEADER) -> str:
    """An export of these rows."""
    return "\n".join([header, *rows, ""])


def _shown(column: str) -> str:
    return f"strftime({column} AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M:%S')" if column.endswith("_at") else column
