"""The rows of the data set behind a number: tokens and what the measure rests on, never a name or a word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import ibis.expr.types as ir

from coresponder.analysis.assessment.opening import opened
from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.registry import SHARES
from coresponder.analysis.measures.outcomes.registry.times import TIMES
from coresponder.analysis.measures.outcomes.shares import Condition, ShareOf, met, sure
from coresponder.formats.workspace import Workspace
from coresponder.kernel.errors import StateError
from coresponder.program.extracts.storage import release_folder
from coresponder.program.outcomes.models import Assessment

WHICH: Final = {"counted": "Those that count", "others": "Those that do not", "missing": "Those not recorded"}
NO_ROWS: Final = (
    "It is counted over persons or groups, not over single rows. The data set itself has what it is computed from."
)
_SHARES = {share.key: share for share in SHARES}
_TIMES = {time.key: time for time in TIMES if time.table == "encounters"}
CONTACTS_KEY = "contacts_and_persons"


@dataclass(frozen=True, kw_only=True)
class Behind:
    """Of which table, how a row is called, on which day, which rows are looked at, which count, which columns."""

    table: str
    row: str
    day: str
    among: Condition
    counts: Condition
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A page of rows, how many there are in all, and the names of their columns."""

    total: int
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def has_rows(key: str) -> bool:
    """Whether there are single rows behind the number."""
    return key in _SHARES or key in _TIMES or key == CONTACTS_KEY


def why_no_rows(key: str) -> str:
    """Why there are none; nothing where there are."""
    return "" if has_rows(key) else NO_ROWS


def _behind(key: str) -> Behind:
    if key in _SHARES:
        return _of_share(_SHARES[key])
    if key in _TIMES:
        time = _TIMES[key]
        return Behind(
            table=time.table, row="encounter_id", day=time.day, among=time.among or met,
            counts=lambda rows: _recorded(rows, time.column), columns=(time.column,),
        )  # fmt: skip
    columns = ("person", "contact_origin")
    return Behind(
        table="encounters", row="encounter_id", day="local_date", among=lambda rows: rows.is_met.notnull(), counts=met,
        columns=columns,
    )  # fmt: skip


def _recorded(rows: ir.Table, column: str) -> ir.BooleanValue:
    """A time that is recorded counts; one that is not is missing."""
    return rows[column].notnull().nullif(False)


def _of_share(share: ShareOf) -> Behind:
    source = share.source
    columns = tuple(dict.fromkeys([*([source.person] if source.person else []), *share.needs]))
    return Behind(
        table=source.table, row=source.row, day=source.day, among=share.among, counts=share.counts,
        columns=tuple(name for name in columns if name not in (source.row, source.day)),
    )  # fmt: skip


def rows_behind(assessment: Assessment, key: str, *, which: str, page: int, size: int) -> Rows:
    """A page of the rows since launch; StateError where the files of the release were removed."""
    folder, behind = release_folder(assessment.release_id), _behind(key)
    if not folder.is_dir():
        raise StateError(
            "files_removed",
            "The files of this data set were removed, so its rows cannot be shown.",
            "Outcomes are computed anew every night; come back tomorrow, or have a data set made now.",
        )
    with Workspace() as workspace:
        found = opened(folder, workspace)
        program = Program(tables=found.tables, period=assessment.assessed.since)
        return _page(_wanted(program.rows_of(behind.table, behind.day), behind, which), behind, page=page, size=size)


def _wanted(rows: ir.Table, behind: Behind, which: str) -> ir.Table:
    counts = behind.counts(rows)
    conditions: Mapping[str, ir.BooleanValue] = {
        "counted": sure(counts),
        "others": sure(~counts),
        "missing": counts.isnull(),
    }
    return rows.filter(sure(behind.among(rows)) & conditions[which])


def _page(rows: ir.Table, behind: Behind, *, page: int, size: int) -> Rows:
    names = [behind.row, behind.day, *(name for name in behind.columns if name in rows.columns)]
    total = int(rows.count().to_pyarrow().as_py())
    ordered = rows.order_by([rows[behind.day].desc(), rows[behind.row]]).select(*names)
    found = ordered.limit(size, offset=(page - 1) * size).to_pyarrow().to_pylist()
    return Rows(total=total, columns=names, rows=[[row[name] for name in names] for row in found])
