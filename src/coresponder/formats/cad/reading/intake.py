"""What was read from each file, counted: nothing that was dropped, rejected or repeated goes unsaid."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import duckdb

from coresponder.formats.cad.fields import STAMP_FIELDS
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.marks import (
    IMPOSSIBLE_PLACE,
    STAMP_MARKS,
    UNREADABLE_PLACE,
    place_mark,
    stamp_mark,
)


@dataclass(frozen=True, kw_only=True)
class FileIntake:
    """One file: `rows` = `read` + `rejected` + `duplicates`; of those read, `new_versions` supersede an earlier one.

    `unreadable` counts by field what says something that cannot be read; it is left empty, never taken for zero.
    `clock_changes` counts by stamp the local times that occurred twice or not at all that night.
    """

    name: str
    sha256: str
    bytes: int
    rows: int
    read: int
    duplicates: int
    new_versions: int
    rejected: Mapping[str, int]
    unreadable: Mapping[str, int]
    impossible_coordinates: int
    dates_without_time: Mapping[str, int]
    clock_changes: Mapping[str, Mapping[str, int]]
    personal_columns_dropped: tuple[str, ...]
    other_columns_dropped: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Intake:
    """Everything that was read, file by file in the order in which the files were given."""

    files: tuple[FileIntake, ...]
    profile: Profile = field(repr=False)

    @property
    def rows(self) -> int:
        return sum(file.rows for file in self.files)

    @property
    def read(self) -> int:
        return sum(file.read for file in self.files)

    @property
    def rejected(self) -> int:
        return sum(sum(file.rejected.values()) for file in self.files)

    @property
    def duplicates(self) -> int:
        return sum(file.duplicates for file in self.files)

    @property
    def unreadable(self) -> dict[str, int]:
        """By field, over all files."""
        found: Counter[str] = Counter()
        for file in self.files:
            found.update(file.unreadable)
        return dict(found)

    def to_mapping(self) -> dict[str, Any]:
        """The intake as plain data, as it stands in baseline.json."""
        return {
            "files": [_plain(file) for file in self.files],
            "rows": self.rows,
            "read": self.read,
            "rejected": self.rejected,
            "duplicates": self.duplicates,
            "personal_columns_dropped": _each_once(file.personal_columns_dropped for file in self.files),
            "other_columns_dropped": _each_once(file.other_columns_dropped for file in self.files),
        }


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What the marks of one file's rows add up to."""

    unreadable: dict[str, int]
    impossible_coordinates: int
    dates_without_time: dict[str, int]
    clock_changes: dict[str, dict[str, int]]


def findings_by_file(connection: duckdb.DuckDBPyConnection) -> dict[int, Findings]:
    """For each input file by its number, what was found in its rows."""
    query = "SELECT input_file, marks, count(*) FROM staged_rows WHERE marks <> 0 GROUP BY ALL"
    marks: dict[int, Counter[int]] = {}
    for number, found, count in connection.execute(query).fetchall():
        marks.setdefault(number, Counter())[found] += count
    return {number: _findings(counts) for number, counts in marks.items()}


def no_findings() -> Findings:
    """Of a file in which nothing was found."""
    return _findings(Counter())


def _findings(counts: Counter[int]) -> Findings:
    stamps = {name: _by_mark(counts, name) for name in STAMP_FIELDS}
    places = Counter[int]()
    for marks, count in counts.items():
        places[place_mark(marks)] += count
    unreadable = _where("unreadable", stamps)
    if places[UNREADABLE_PLACE]:
        unreadable["coordinates"] = places[UNREADABLE_PLACE]
    return Findings(
        unreadable=unreadable,
        impossible_coordinates=places[IMPOSSIBLE_PLACE],
        dates_without_time=_where("date_only", stamps),
        clock_changes={name: clocks for name, found in stamps.items() if (clocks := _clocks(found))},
    )


def _by_mark(counts: Counter[int], name: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for marks, count in counts.items():
        if mark := stamp_mark(marks, name):
            found[STAMP_MARKS[mark]] += count
    return found


def _where(mark: str, stamps: Mapping[str, Counter[str]]) -> dict[str, int]:
    return {name: found[mark] for name, found in stamps.items() if found[mark]}


def _clocks(found: Counter[str]) -> dict[str, int]:
    names = ("ambiguous", "ambiguous_but_ordered", "nonexistent")
    return {name: found[name] for name in names if found[name]}


def _plain(file: FileIntake) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(file).items()}


def _each_once(lists: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(name for names in lists for name in names))
