"""From exports to a frozen baseline: read, assemble, grade, measure, withhold, write, freeze."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis

from coresponder.analysis.baseline.assembling import assemble_calls
from coresponder.analysis.baseline.beats import AreaCalls, MatchedMap, check_map, matched_map, read_map
from coresponder.analysis.baseline.describing import (
    described_definitions,
    described_making,
    described_measures,
    described_period,
    described_settings,
)
from coresponder.analysis.baseline.freezing import (
    DATASET_FOLDER,
    FORMAT,
    REJECTS_FILE,
    Baseline,
    check_out,
    freeze,
    new_folder,
    write_files,
)
from coresponder.analysis.baseline.publishing import publishable
from coresponder.analysis.measures import MeasureContext, compute_all
from coresponder.analysis.measures.scope import AreaColumn
from coresponder.analysis.nexus import RuleSet
from coresponder.analysis.quality import DataQuality, grade_data
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading import read_exports, write_rejects
from coresponder.formats.dataset import CALL_VERSIONS, CALLS, UNIT_RESPONSES, Table
from coresponder.formats.dataset.parquet import write_dataset
from coresponder.formats.workspace import MEMORY_LIMIT, Workspace
from coresponder.kernel.errors import InputError, UsageError
from coresponder.kernel.progress import Progress, part_of, silent

Map = Path | Mapping[str, Any]
AREA_COLUMNS: tuple[AreaColumn, ...] = ("beat", "sector", "district")
MAP_WITHOUT_MATCH = "The map was left out: none of its names is a beat, sector or district of the calls."


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a baseline is asked for: how the exports are read, what is known beside them, and where it goes.

    `population` is how many residents the area has, `beats` the outlines of its patrol areas as GeoJSON. Without
    them the figures that need them are unavailable, and say so.
    """

    profile: Profile
    rules: RuleSet
    population: int | None
    beats: Map | None
    title: str
    seed: int
    out: Path | None
    with_reports: bool


def build_baseline(
    files: Sequence[Path],
    *,
    profile: Profile,
    rules: RuleSet,
    population: int | None = None,
    beats: Map | None = None,
    title: str = "",
    out: Path | None = None,
    with_reports: bool = True,
    progress: Progress = silent,
    memory_limit: str = MEMORY_LIMIT,
    threads: int | None = None,
    seed: int = 0,
) -> Baseline:
    """The frozen baseline of the calls in `files`; written as a complete folder where `out` is given.

    The same files, profile, rules and seed give the same baseline and hash, whatever the machine is doing. Nothing
    is written but `out`, and that only whole. InputError, ProfileError and UsageError say what the user can mend.
    It does not account for calls that the export does not hold.
    """
    request = Request(
        profile=profile,
        rules=rules.for_dialect(profile.code_dialect),
        population=population,
        beats=beats,
        title=title,
        seed=seed,
        out=out,
        with_reports=with_reports,
    )
    _check(files, request)
    with Workspace(memory_limit, threads=threads) as workspace:
        return _built(files, request, workspace, progress)


def _built(files: Sequence[Path], request: Request, workspace: Workspace, progress: Progress) -> Baseline:
    intake = read_exports(files, request.profile, workspace, part_of(progress, 0.0, 0.6))
    progress("Judging which calls are crisis calls.", 0.6)
    assemble_calls(workspace, request.profile, request.rules)
    progress("Grading the data.", 0.75)
    quality = grade_data(workspace, request.profile, intake)
    progress("Computing the measures.", 0.82)
    content, notes = _measured(workspace, request, quality)
    progress("Writing and freezing the baseline.", 0.9)
    baseline = _frozen({**content, "inputs": intake.to_mapping()}, notes, request, workspace)
    progress("The baseline is frozen.", 1.0)
    return baseline


def _measured(workspace: Workspace, request: Request, quality: DataQuality) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What the assembled calls say, ready to be published, and notes for the person who asked."""
    calls = ibis.duckdb.from_connection(workspace.connection).table("calls")
    areas = _calls_by_area(calls)
    outlines = _outlines(request.beats, areas)
    area = outlines.area if outlines else _recorded_area(areas)
    context = _context(workspace, request, quality, area)
    if not context.hourly.all_calls:
        raise InputError("no_calls", "The export holds no call that could be read.", "Look at the rejected rows.")
    content = {
        "format": FORMAT,
        "title": request.title or f"Baseline: {request.profile.title}",
        "made_with": described_making(request.profile, request.rules),
        "settings": described_settings(context),
        "period": described_period(context),
        "population": request.population,
        "beats": outlines.collection if outlines else None,
        "definitions": described_definitions(),
        "quality": quality.to_mapping(),
        "measures": described_measures(publishable(compute_all(context), context)),
    }
    return content, (MAP_WITHOUT_MATCH,) if request.beats and not outlines else ()


def _context(workspace: Workspace, request: Request, quality: DataQuality, area: AreaColumn) -> MeasureContext:
    database = ibis.duckdb.from_connection(workspace.connection)
    return MeasureContext(
        calls=database.table("calls"),
        unit_responses=database.table("unit_responses") if UNIT_RESPONSES in dataset_tables(workspace) else None,
        zone=request.profile.zone,
        population=request.population,
        quality=quality,
        area=area,
        seed=request.seed,
    )


def _frozen(content: dict[str, Any], notes: Sequence[str], request: Request, workspace: Workspace) -> Baseline:
    if request.out is None:
        return freeze({**content, "dataset": {"tables": []}}, notes=notes)
    with new_folder(request.out) as folder:
        written = write_dataset(workspace, folder / DATASET_FOLDER, dataset_tables(workspace))
        if content["inputs"]["rejected"]:
            write_rejects(workspace, folder / REJECTS_FILE)
        tables = {"tables": [{"name": each.name, "rows": each.rows, "sha256": each.sha256} for each in written]}
        baseline = freeze({**content, "dataset": tables}, notes=notes)
        return write_files(baseline, folder, with_reports=request.with_reports)


def dataset_tables(workspace: Workspace) -> tuple[Table, ...]:
    """The tables of the data set that the workspace holds: unit rows only where the source has them."""
    found = workspace.connection.execute("SELECT table_name FROM information_schema.tables").fetchall()
    present = {name for (name,) in found}
    return tuple(table for table in (CALLS, CALL_VERSIONS, UNIT_RESPONSES) if table.name in present)


def _check(files: Sequence[Path], request: Request) -> None:
    """Everything that can be said to be wrong before any row is read."""
    if not files:
        raise UsageError("no_files", "No export was given.", "Give at least one file.")
    if request.population is not None and request.population <= 0:
        raise UsageError(
            "population", "The population has to be a number above zero.", "Give the number of residents, or leave it."
        )
    if request.out is not None:
        check_out(request.out)
    if isinstance(request.beats, Path):
        read_map(request.beats)
    elif request.beats is not None:
        check_map(request.beats)


def _calls_by_area(calls: ibis.Table) -> AreaCalls:
    found: dict[AreaColumn, dict[str, int]] = {}
    for column in AREA_COLUMNS:
        known = calls.filter(calls[column].notnull())
        rows = known.group_by(column).aggregate(calls=known.count()).to_pyarrow().to_pylist()
        found[column] = {row[column]: row["calls"] for row in rows}
    return found


def _outlines(beats: Map | None, areas: AreaCalls) -> MatchedMap | None:
    if beats is None:
        return None
    return matched_map(read_map(beats) if isinstance(beats, Path) else beats, areas)


def _recorded_area(areas: AreaCalls) -> AreaColumn:
    """The smallest kind of patrol area that any call has."""
    return next((column for column in AREA_COLUMNS if areas[column]), "beat")
