"""All outcome measures over one data set, before launch and since, with months, marks, grades and verdicts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import ibis.expr.types as ir

from coresponder.analysis.assessment.areas import areas_of
from coresponder.analysis.assessment.comparing import NO_METHOD, NOTHING_SINCE, compared
from coresponder.analysis.assessment.content import AreaCount, Assessed, AssessedMeasure, Launch
from coresponder.analysis.assessment.copying import with_copy
from coresponder.analysis.assessment.grading import graded
from coresponder.analysis.assessment.launching import Tables, launch_of, periods_of
from coresponder.analysis.assessment.months import NO_MONTHS, days_between, months_of_measure
from coresponder.analysis.assessment.opening import Engine, Opened, read_into, started
from coresponder.analysis.measures.figures import MeasureResult
from coresponder.analysis.measures.measure import compute
from coresponder.analysis.measures.outcomes.program import FOLLOW_DAYS, Period, Program, program_context
from coresponder.analysis.measures.outcomes.registry import OUTCOMES, outcomes_sha256
from coresponder.analysis.measures.outcomes.series import marks_of
from coresponder.analysis.monitoring import Mark
from coresponder.kernel.progress import Progress, silent

SHARE_OF_SINCE, SHARE_OF_BEFORE = 0.45, 0.85
Marks = Mapping[str, tuple[Mark, ...]]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What an assessment is told: the zone, the launch where nobody noted it, the last day, the baseline's hash."""

    zone: ZoneInfo
    launch_on: date | None = None
    last_on: date | None = None
    follow_days: int = FOLLOW_DAYS
    baseline_sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class _Stretches:
    """One data set seen three ways: since launch, before, and both together for the charts."""

    tables: Tables
    launch: Launch
    since: Period
    before: Period | None
    settings: Settings
    for_all_periods: dict[str, ir.Table] = field(default_factory=dict)

    def program(self, period: Period | None) -> Program:
        return Program(
            tables=self.tables,
            period=period,
            launch_on=self.launch.on,
            follow_days=self.settings.follow_days,
            for_all_periods=self.for_all_periods,
        )

    def whole(self) -> Program:
        first = self.before.first_on if self.before else self.since.first_on
        return self.program(Period(first_on=first, last_on=self.since.last_on))


def assess_folder(
    folder: Path,
    settings: Settings,
    *,
    calls_from: Path | None = None,
    engine: Engine = "duckdb",
    progress: Progress = silent,
) -> Assessed:
    """The assessment of a program data set in a folder. InputError where it has no tables, or nobody knows the launch.

    Without a last day it ends with the last whole day of the release, or with the last row. Both engines count the
    same; sums of minutes may differ in the last of their sixteen digits, so a fingerprint is of one engine.
    """
    with started(engine) as database:
        found = read_into(database, folder, calls_from=calls_from)
        found = with_copy(database, folder, found) if engine == "duckdb" else found
        last_on = settings.last_on or found.last_whole_day(settings.zone)
        return assess(found, replace(settings, last_on=last_on), progress=progress)


def assess(found: Opened, settings: Settings, *, progress: Progress = silent) -> Assessed:
    """Every outcome measure, before launch and since. Nothing is withheld: that is for whoever shows it."""
    launch = launch_of(found.tables, given=settings.launch_on)
    since, before = periods_of(found.tables, launch, last_on=settings.last_on)
    stretches = _Stretches(
        tables=found.tables,
        launch=launch,
        since=since,
        before=before,
        settings=settings,
        for_all_periods=dict(found.for_all_periods),
    )
    return Assessed(
        launch=launch,
        since=since,
        before=before,
        time_zone=settings.zone.key,
        follow_days=settings.follow_days,
        definitions_sha256=outcomes_sha256(),
        baseline_sha256=settings.baseline_sha256,
        tables=tuple((name, _rows(table)) for name, table in sorted(found.tables.items())),
        measures=tuple(_measures(stretches, progress)),
    )


def _rows(table: ir.Table) -> int:
    return int(table.count().to_pyarrow().as_py())


def _measures(stretches: _Stretches, progress: Progress) -> Iterable[AssessedMeasure]:
    whole = stretches.whole()
    marks = {measure.key: tuple(marks_of(whole, measure)) for measure in OUTCOMES}
    progress("Computing every measure since launch.", 0.05)
    since = _computed(stretches, stretches.since, marks)
    progress("Computing every measure of before launch.", SHARE_OF_SINCE)
    before = _computed(stretches, stretches.before, marks) if stretches.before else {}
    progress("Counting month by month.", SHARE_OF_BEFORE)
    program = stretches.program(stretches.since)
    for measure in OUTCOMES:
        both = (since[measure.key], before.get(measure.key))
        yield _assessed(measure.key, both, marks[measure.key], whole, areas_of(program, measure.key))


def _computed(stretches: _Stretches, period: Period, marks: Marks) -> dict[str, MeasureResult]:
    context = program_context(stretches.program(period), zone=stretches.settings.zone)
    return {measure.key: graded(compute(measure, context), marks[measure.key], period) for measure in OUTCOMES}


def _assessed(
    key: str,
    results: tuple[MeasureResult, MeasureResult | None],
    marks: tuple[Mark, ...],
    whole: Program,
    areas: tuple[AreaCount, ...],
) -> AssessedMeasure:
    since, before = results
    months = months_of_measure(whole, key)
    why = since.unavailable or (NO_MONTHS if since.figures else NOTHING_SINCE)
    without = NO_METHOD if why == NO_MONTHS else why
    return AssessedMeasure(
        key=key,
        since=since,
        before=before if before and before.figures else None,
        months=months,
        between=days_between(whole, key, months),
        no_months="" if months else why,
        marks=marks,
        comparison=compared(key, months, whole.launch_on or date.max, without_months=without),
        areas=areas,
    )
