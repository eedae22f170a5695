"""From the files of a data set to the figures of a report. The same files give the same figures."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import ibis.expr.types as ir
from django.utils import timezone

from coresponder.analysis.assessment.launching import launch_of
from coresponder.analysis.assessment.opening import opened
from coresponder.analysis.baseline.freezing import rounded_numbers
from coresponder.analysis.disclosure import Key
from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.analysis.measures.measure import compute
from coresponder.analysis.measures.outcomes import Period, Program, program_context
from coresponder.analysis.measures.outcomes.publications import month_counts
from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.analysis.measures.outcomes.stretches import BY_DAY, Stretch, whole_month
from coresponder.formats.workspace import Workspace
from coresponder.kernel.errors import StateError
from coresponder.kernel.progress import Progress, silent
from coresponder.kernel.spoken_english import day
from coresponder.kernel.spoken_english import month as spoken_month
from coresponder.program.extracts.making import make_dataset
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.scope import Scope
from coresponder.program.extracts.storage import release_folder
from coresponder.program.extracts.vocabulary import Detail, ReleasePurpose


@dataclass(frozen=True, kw_only=True)
class Computed:
    """The results of a report, and the counts of each of its months. Nothing is withheld yet."""

    results: tuple[MeasureResult, ...]
    by_month: Mapping[date, Mapping[Key, int]]


def computed(release: Release, measures: Sequence[str], *, period: Stretch, progress: Progress = silent) -> Computed:
    """These measures over whole months, and their counts in each month."""
    keys = [key for key in measures if outcome_named(key).grain in BY_DAY]
    with files_of(release, progress=progress) as folder, Workspace() as workspace:
        tables = opened(folder, workspace).tables
        _refuse_what_is_before(tables, period)
        results = _results(tables, measures, period)
        by_month = {} if len(period.months) > 1 else {period.first_on: month_counts(results)}
        for done, month in enumerate(period.months if not by_month else ()):
            progress(f"Counting {spoken_month(month)}.", done / len(period.months))
            by_month[month] = month_counts(_results(tables, keys, whole_month(month)))
    return Computed(results=results, by_month=by_month)


def _refuse_what_is_before(tables: Mapping[str, ir.Table], period: Stretch) -> None:
    """Months before the first encounter of the data set would be told as months without any."""
    first = _first_day_in(tables)
    if first is not None and period.last_on < first:
        raise StateError(
            "before_the_data",
            f"The data set begins on {day(first)}, after these months, so nothing can be counted in them.",
            "Set this report aside, and begin one over later months.",
        )


def computed_again(release: Release, measures: Sequence[str], *, period: Stretch) -> tuple[MeasureResult, ...]:
    """The same results once more, from the same files."""
    with files_of(release) as folder, Workspace() as workspace:
        return _results(opened(folder, workspace).tables, measures, period)


def _results(tables: Mapping[str, ir.Table], measures: Sequence[str], period: Stretch) -> tuple[MeasureResult, ...]:
    program = Program(
        tables=tables,
        period=Period(first_on=period.first_on, last_on=period.last_on),
        launch_on=launch_of(tables).on if "encounters" in tables else None,
    )
    context = program_context(program, zone=ZoneInfo(timezone.get_default_timezone_name()))
    return tuple(compute(outcome_named(key), context) for key in measures)


def first_day_of(release: Release) -> date | None:
    """The first local day with an encounter; None where there is none."""
    with files_of(release) as folder, Workspace() as workspace:
        return _first_day_in(opened(folder, workspace).tables)


def _first_day_in(tables: Mapping[str, ir.Table]) -> date | None:
    if "encounters" not in tables:
        return None
    found: date | None = tables["encounters"].local_date.min().to_pyarrow().as_py()
    return found


@contextmanager
def files_of(release: Release, *, progress: Progress = silent) -> Iterator[Path]:
    """The folder of a data set; where its files were removed, made again as of its moment.

    StateError where it does not come out the same: records were disposed of, or a call was amended since.
    """
    folder = release_folder(release.pk)
    if folder.is_dir():
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="coresponder-report-") as place:
        scope = Scope(as_of=release.as_of_at, purpose=ReleasePurpose(release.purpose), progress=progress)
        made = make_dataset(scope, folder=Path(place), detail=Detail(release.detail))
        if made.sha256 != release.sha256:
            raise StateError(
                "data_set_gone",
                "The files of the data set were removed, and made again they are not the same any more.",
                "Records were disposed of, or a call was amended since. The report stands as it was published.",
            )
        yield Path(place)


def as_data(result: MeasureResult) -> dict[str, Any]:
    """A result as plain data, numbers rounded, so that every machine writes the same."""
    written: dict[str, Any] = rounded_numbers(asdict(result))
    return written


def result_of(data: Mapping[str, Any]) -> MeasureResult:
    """A result out of what `as_data` wrote."""
    return MeasureResult(**{**data, "figures": tuple(Figure(**each) for each in data["figures"])})
