"""Whether the frozen figures of a report come out again, said for each measure; nothing withheld is told."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.analysis.measures.outcomes.stretches import Stretch
from coresponder.kernel.content_hash import content_sha256
from coresponder.program.outcomes.models import Assessment
from coresponder.program.reports.before_after import taken_from
from coresponder.program.reports.computing import as_data, computed_again
from coresponder.program.reports.models import Report, Snapshot

Figures = Mapping[tuple[tuple[str, Any], ...], Mapping[str, Any]]


def recomputed(report: Report) -> list[dict[str, Any]]:
    """For each measure whether definition and figures are the same, and in a sentence what is not."""
    snapshots = list(report.snapshots.all())
    keys = [each.measure for each in snapshots if _is_known(each.measure)]
    period = Stretch(first_on=report.starts_on, last_on=report.ends_on)
    again = {each.key: as_data(each) for each in computed_again(report.release, keys, period=period)}
    return [*(_found(each, again.get(each.measure)) for each in snapshots), *_before_after(report)]


def _before_after(report: Report) -> Iterator[dict[str, Any]]:
    """Whether the assessment still says the same of before and after; nothing where the report keeps nothing of it."""
    if not report.before_after:
        return
    kept = report.before_after["measures"]
    assessment = Assessment.objects.get(pk=report.before_after["assessment"])
    again = taken_from(assessment, kept)["measures"]
    for key in kept:
        same = kept[key] == again.get(key)
        differences = [] if same else ["Before and after is not what it was."]
        yield {"measure": f"{key}, before and after", "same": same, "differences": differences}


def _is_known(key: str) -> bool:
    try:
        outcome_named(key)
    except KeyError:
        return False
    return True


def _found(snapshot: Snapshot, again: Mapping[str, Any] | None) -> dict[str, Any]:
    differences = list(_differences(snapshot, again))
    return {"measure": snapshot.measure, "same": not differences, "differences": differences}


def _differences(snapshot: Snapshot, again: Mapping[str, Any] | None) -> Iterator[str]:
    if again is None:
        yield "The program has no measure of this name any more."
        return
    if content_sha256(outcome_named(snapshot.measure).to_mapping()) != snapshot.definition_sha256:
        yield f"Its definition has changed since: it was version {snapshot.version}."
    shown = {_cell(each) for each in snapshot.shown["figures"] if not each["suppressed"]}
    before, now = _by_cell(snapshot.computed["figures"]), _by_cell(again["figures"])
    for cell in sorted(before.keys() | now.keys()):
        if before.get(cell) != now.get(cell):
            yield _said(cell, before.get(cell), now.get(cell), is_shown=cell in shown)


def _by_cell(figures: Sequence[Mapping[str, Any]]) -> Figures:
    return {_cell(figure): figure for figure in figures}


def _cell(figure: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((name, str(value)) for name, value in figure["by"].items()))


def _said(
    cell: tuple[tuple[str, Any], ...],
    before: Mapping[str, Any] | None,
    now: Mapping[str, Any] | None,
    *,
    is_shown: bool,
) -> str:
    where = ", ".join(f"{name} {value}" for name, value in cell) or "the figure"
    if not is_shown:
        return f"{where}: it is withheld, and is not what it was."
    if before is None or now is None:
        return f"{where}: it is not there any more." if now is None else f"{where}: it was not there before."
    changed = [name for name in before if before[name] != now[name]]
    told = ", ".join(f"{name} {before[name]} is now {now[name]}" for name in changed)
    return f"{where}: {told}."
