"""A share month by month as points of a control chart, and the changes in recording that its chart has to show."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.registry import SHARES
from coresponder.analysis.measures.outcomes.registry.building import cells_by
from coresponder.analysis.measures.outcomes.shares import ShareOf
from coresponder.analysis.monitoring import Mark, Point

LAUNCH = "launch"  # the kind of change that is none in recording


def months_of(program: Program, share: ShareOf) -> list[Point]:
    """The points of a p chart: months in order, the ones without anything asked about among them.

    The first and the last month are partial where the period does not cover them from end to end.
    """
    months = cells_by(program, share.source, SHARES, "month")
    counts = {month: (row[f"in_{share.key}"], row[f"of_{share.key}"]) for month, row in months.items() if month}
    return [_point(program, month, counts.get(month, (0, 0))) for month in every_month(sorted(counts))]


def _point(program: Program, month: date, counts: tuple[int, int]) -> Point:
    found, of = counts
    return Point(on=month, count=found if of else None, over=of or None, partial=is_partial(program, month))


def is_partial(program: Program, month: date) -> bool:
    """Whether the period covers the month only in part."""
    if program.period is None:
        return False
    following = _next(month)
    return month < program.period.first_on or (following - program.period.last_on).days > 1


def every_month(months: Sequence[date]) -> list[date]:
    """From the first to the last, without gaps."""
    found = list(months[:1])
    while found and found[-1] < months[-1]:
        found.append(_next(found[-1]))
    return found


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def marks_of(program: Program, measure: Measure) -> list[Mark]:
    """The launch, and every change in recording that affects the measure: one that affects all affects this one too."""
    launch = [Mark(on=program.launch_on, kind="launch", words="launch")] if program.launch_on else []
    if "recording_changes" not in program.tables:
        return launch
    rows = program.taken("recording changes", lambda it: it.tables["recording_changes"]).to_pylist()
    changes = {row["change_id"]: _mark(row) for row in rows if _affects(row, measure)}
    others = [mark for mark in changes.values() if mark.kind != "launch" or mark.on != program.launch_on]
    return sorted([*launch, *others], key=lambda mark: mark.on)


def _mark(row: dict[str, Any]) -> Mark:
    """A team that began its work is no change in recording."""
    return Mark(on=row["since_on"], kind="launch" if row["kind"] == LAUNCH else "recording change", words=row["what"])


def _affects(row: dict[str, Any], measure: Measure) -> bool:
    if row["measure"]:
        return bool(row["measure"] == measure.key)
    if not row["table_name"]:
        return True
    columns = [name for name in measure.depends_on if name.split(".")[0] == row["table_name"]]
    return bool(columns) if not row["column_name"] else f"{row['table_name']}.{row['column_name']}" in columns
