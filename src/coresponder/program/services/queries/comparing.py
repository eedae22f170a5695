"""A package beside what is kept: what is new, what changed there, what was changed here, and what is gone.

A field that only the source changed is taken over. One that only we changed stays. One that both changed stays as it
is here, and is put before a person. `as_imported` is what tells the three apart.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from coresponder.formats.hsds.directory import Directory, Row
from coresponder.formats.hsds.tables import tables
from coresponder.program.services.models import Listed, Source
from coresponder.program.services.queries.rows import MODELS, as_row, comparable

CHUNK = 2000


@dataclass(kw_only=True)
class RowChange:
    """One row that is kept already: what to take over, what the two disagree about, whether it came back."""

    instance: Listed
    incoming: Row
    taken: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    disputed: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    is_back: bool = False

    @property
    def changes_anything(self) -> bool:
        return bool(self.taken or self.disputed or self.is_back)


@dataclass(kw_only=True)
class TableComparison:
    """One table of the package beside ours."""

    table: str
    new: list[Row] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)
    unchanged: int = 0
    kept_as_here: int = 0
    gone: list[Listed] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind, without the zeros."""
        found = {
            "new": len(self.new),
            "changed": sum(1 for each in self.changes if each.taken),
            "disputed": sum(1 for each in self.changes if each.disputed),
            "returned": sum(1 for each in self.changes if each.is_back),
            "gone": len(self.gone),
            "kept_as_here": self.kept_as_here,
            "unchanged": self.unchanged,
        }
        return {name: count for name, count in found.items() if count}


def compared(directory: Directory, source: Source) -> list[TableComparison]:
    """Every table of the package beside ours, in the order in which they refer to each other."""
    return [_table(name, directory.tables.get(name, []), source) for name in tables()]


def _table(name: str, rows: list[Row], source: Source) -> TableComparison:
    found = TableComparison(table=name)
    kept = {str(each.pk): each for each in _kept(name, [row["id"] for row in rows], source)}
    seen: set[str] = set()
    for row in rows:
        seen.add(row["id"])
        if instance := kept.get(row["id"]):
            _beside(found, row, instance)
        else:
            found.new.append(row)
    found.gone = [
        each
        for key, each in kept.items()
        if key not in seen and each.source_id == source.pk and each.missing_since is None
    ]
    return found


def _kept(name: str, ids: list[str], source: Source) -> Iterable[Listed]:
    model = MODELS[name]
    yield from model.objects.filter(source=source)
    for start in range(0, len(ids), CHUNK):
        yield from model.objects.filter(pk__in=ids[start : start + CHUNK]).exclude(source=source)


def _beside(found: TableComparison, row: Row, instance: Listed) -> None:
    change = row_change(found.table, row, instance)
    found.unchanged += not change.changes_anything
    found.kept_as_here += bool(change.incoming != as_row(found.table, instance) and not change.changes_anything)
    if change.changes_anything or change.incoming != instance.as_imported:
        found.changes.append(change)


def row_change(table: str, row: Row, instance: Listed) -> RowChange:
    """What one row of the package does to ours. One that somebody here took out stays out."""
    incoming, ours, base = comparable(table, row), as_row(table, instance), instance.as_imported
    change = RowChange(instance=instance, incoming=incoming, is_back=instance.missing_since is not None)
    if instance.removed_at is None:
        for column in tables()[table].columns:
            _field(change, column, incoming, ours, base)
    return change


def _field(change: RowChange, column: str, incoming: Row, ours: Row, base: Mapping[str, Any] | None) -> None:
    theirs, here = incoming.get(column), ours.get(column)
    if theirs == here or (base is not None and theirs == base.get(column)):
        return
    was_changed_here = base is None or here != base.get(column)
    (change.disputed if was_changed_here else change.taken)[column] = (here, theirs)


def service_of(table: str, row: Mapping[str, Any]) -> UUID | None:
    """The service on whose page a change of this row is told."""
    known = row.get("id") if table == "service" else row.get("service_id")
    if table == "attribute" and row.get("link_entity") == "service":
        known = row.get("link_id")
    return UUID(str(known)) if known else None
