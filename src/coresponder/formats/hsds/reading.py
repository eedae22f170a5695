"""A package of any version as a directory of 3.0. What is wrong in it is told, mended or left out; nothing stops.

opened      files and documents as rows of text
gathered    rows under their tables of 3.0, columns under their names of 3.0
known ids   an id for every row, so that references can be followed
cleaned     cells as values, references as ids
folded      rows that end inside others
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coresponder.formats.hsds.cleaning import Cleaning
from coresponder.formats.hsds.directory import Directory, Row
from coresponder.formats.hsds.earlier import (
    FOLDED,
    FORMER_COLUMNS,
    FORMER_FILES,
    NOT_KEPT,
    SAID_ELSEWHERE,
    FormerFile,
)
from coresponder.formats.hsds.findings import Finding
from coresponder.formats.hsds.identities import as_uuid, from_content, from_original, namespace_of
from coresponder.formats.hsds.nesting import flattened
from coresponder.formats.hsds.opening import Opened, RawRow, opened
from coresponder.formats.hsds.tables import tables
from coresponder.kernel.progress import Progress, silent


def read_directory(path: Path, *, source_key: str, named: str = "", progress: Progress = silent) -> Directory:
    """The directory in the folder, archive or file at `path`. Rows without an id get one that `source_key` decides.

    `named` is what the file was called, where it waits under another name.
    """
    progress("Opening the package", 0.0)
    package = opened(path, named=named)
    gathered = _Gathering(package.findings)
    for name, rows in package.rows.items():
        gathered.take_file(name, rows)
    for name, document in package.documents:
        for table, rows in flattened(name, document).items():
            gathered.take(table, FormerFile(table=table), rows)
    return _read(package, gathered, source_key, progress)


def _read(package: Opened, gathered: "_Gathering", source_key: str, progress: Progress) -> Directory:
    progress("Giving every row its id", 0.3)
    ids = _Ids(source_key=source_key, findings=package.findings)
    for table, rows in gathered.rows.items():
        ids.give(table, rows)
    progress("Reading every row", 0.5)
    cleaning = Cleaning(ids=ids.by_original, findings=package.findings)
    found = {table: cleaning.rows_of(table, gathered.rows.get(table, [])) for table in tables()}
    cleaning.fold(gathered.rows, found)
    progress("Read", 1.0)
    return Directory(version=package.version or _guessed(package), tables=found, findings=package.findings)


def _guessed(package: Opened) -> str:
    if package.documents:
        return "3.0"
    return "1.x" if set(package.rows) & {"regular_schedules", "physical_addresses", "services_taxonomy"} else "3.0"


@dataclass
class _Gathering:
    """Rows under their tables of 3.0, with the columns' names of 3.0."""

    findings: list[Finding]
    rows: dict[str, list[RawRow]] = field(default_factory=dict)

    def take_file(self, name: str, rows: list[RawRow]) -> None:
        """The rows of one CSV file, whatever the version called it."""
        former = FORMER_FILES.get(name) or self._of_today(name)
        if former:
            self.take(former.table, former, rows)

    def _of_today(self, name: str) -> FormerFile | None:
        known = next((each.name for each in tables().values() if name in (each.name, each.file, f"{each.name}s")), "")
        if known or name.removesuffix("s") in FOLDED:
            return FormerFile(table=known or name.removesuffix("s"))
        code = "table_not_kept" if name in NOT_KEPT else "file_unknown"
        sentence = f"{name}.csv is not taken over."
        self.findings.append(Finding(code, f"{name}.csv", None, "", sentence))
        return None

    def take(self, table: str, former: FormerFile, rows: list[RawRow]) -> None:
        """Add rows to their table, columns renamed."""
        # 1.x called the terms “taxonomy”; 3.0 calls the lists of terms “taxonomies”.
        if table == "taxonomy" and rows and "parent_id" in rows[0].cells:
            table = "taxonomy_term"
        if table == "service":
            self._take_places_of_ohana(rows)
        renamed = {**FORMER_COLUMNS.get(table, {}), **former.columns}
        for row in rows:
            row.cells = self._renamed(table, renamed, row.cells) | former.implies
        self.rows.setdefault(table, []).extend(rows)

    def _take_places_of_ohana(self, rows: list[RawRow]) -> None:
        """In Ohana a service names its one location in its own row."""
        placed = [row for row in rows if row.cells.get("location_id") and row.cells.get("id")]
        for row in placed:
            cells = {"id": "", "service_id": row.cells["id"], "location_id": row.cells["location_id"]}
            raw = RawRow(file=row.file, number=row.number, cells=cells)
            self.rows.setdefault("service_at_location", []).append(raw)

    def _renamed(self, table: str, renamed: dict[str, str], cells: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in cells.items():
            if name in SAID_ELSEWHERE.get(table, ()):
                continue
            target = renamed.get(name, name) if name not in tables().get(table, _NO_TABLE).columns else name
            earlier = found.get(target)
            found[target] = f"{earlier}\n{value}" if earlier and value and earlier != value else earlier or value
        return found


_NO_TABLE = tables()["taxonomy"]


@dataclass(kw_only=True)
class _Ids:
    """An id for every row: its own, one derived from its own, or one made from what it says."""

    source_key: str
    findings: list[Finding]
    by_original: dict[str, dict[str, str]] = field(default_factory=dict)

    def give(self, table: str, rows: list[RawRow]) -> None:
        """Put the id under `id`, and what the source called it under `original_id`."""
        originals = [str(row.cells.get("id") or "").strip() for row in rows]
        twice = _those_twice(originals)
        known = self.by_original.setdefault(table, {})
        seen: dict[str, int] = {}
        for row, original in zip(rows, originals, strict=True):
            row.cells.pop("id", None)
            new = self._id(table, row, original, original in twice, seen)
            for key in filter(None, (original, row.key)):
                known.setdefault(key, new)
            row.cells = {"id": new, **({"original_id": original} if original and original != new else {}), **row.cells}

    def _id(self, table: str, row: RawRow, original: str, is_twice: bool, seen: dict[str, int]) -> str:
        namespace = namespace_of(self.source_key)
        if original and not is_twice:
            if own := as_uuid(original):
                return own
            self._say("id_no_uuid", row, "is no UUID; one was derived from it")
            return from_original(namespace, table, original)
        code, words = ("id_twice", "stands in several rows") if is_twice else ("id_missing", "is empty")
        self._say(code, row, f"{words}; an id was made from what the row says")
        content = str(sorted((name, str(value)) for name, value in row.cells.items() if value)) + original
        seen[content] = seen.get(content, -1) + 1
        return from_content(namespace, table, {"content": content}, seen[content])

    def _say(self, code: str, row: RawRow, words: str) -> None:
        column = f"{row.path}.id" if row.path else "id"
        sentence = f"{row.file}, row {row.number}: the id {words}."
        self.findings.append(Finding(code, row.file, row.number, column, sentence))


def _those_twice(originals: list[str]) -> set[str]:
    seen: set[str] = set()
    return {each for each in originals if each and (each in seen or seen.add(each))}  # type: ignore[func-returns-value]


__all__ = ["Row", "read_directory"]
