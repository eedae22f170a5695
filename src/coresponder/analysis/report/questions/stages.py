"""The stages of a call, from answering it to clearing the scene: as a picture, as a table, and before exclusions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coresponder.analysis.charts import Caption, Minutes, Size, Span, Stage, time_on_task
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Content, Measured
from coresponder.analysis.report.exhibiting import drawn, weakest
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Table
from coresponder.analysis.report.phrases import distinct_sentences, joined, known, withheld_note
from coresponder.analysis.report.tables import RANGE, counts_beside, number_columns, value_and_range
from coresponder.kernel.spoken_english import counted, listed, minutes

AFTER, BEFORE = "after_exclusions", "as_recorded"
GROUPS = {"crisis": "crisis calls", "all": "all calls"}
SHORT_GROUPS = {"crisis": "Crisis", "all": "All"}
LEGEND = (
    "The inner, stronger bar ends at the median: half of the calls are done by then. The outer, fainter bar ends at "
    "the 90th percentile: nine in ten are. In color: crisis calls as coded. In gray: all calls."
)
NAMES = {
    "call_taking_time": ("Call taking", "answered to queued"),
    "dispatch_time": ("Waiting for a unit", "queued to assigned"),
    "travel_time": ("Travel", "assigned to arrived"),
    "response_time": ("Response in all", "came in to arrived"),
    "on_scene_time": ("At the scene", "arrived to cleared"),
}


@dataclass(frozen=True, kw_only=True)
class _Timed:
    """One stage with its measure, in minutes."""

    label: str
    explained: str
    measure: Measured

    def figure(self, group: str, statistic: str, stage: str) -> Figure | None:
        return self.measure.one(group=group, statistic=statistic, stage=stage)


def _timed(content: Content) -> list[_Timed]:
    """The stages for which the export has both stamps."""
    stages = (
        _Timed(label=label, explained=explained, measure=content.measure(key).in_minutes())
        for key, (label, explained) in NAMES.items()
    )
    return [stage for stage in stages if stage.measure.figures]


def time_on_task_exhibit(content: Content) -> Exhibit:
    """The stages after impossible times were left out."""
    timed = _timed(content)
    sentence = joined(LEGEND, _left_out(timed), _not_there(content)) if timed else ""
    title = "The stages of a call"

    def draw(caption: Caption, size: Size) -> str:
        return time_on_task([_stage(stage) for stage in timed], caption=caption, size=size)

    return Exhibit(
        key="time_on_task",
        title=title,
        sentence=sentence,
        picture=drawn(draw, key="time_on_task", title=title, description=sentence) if timed else None,
        table=_table(timed) if timed else None,
        grade=weakest(stage.measure for stage in timed),
        caveats=distinct_sentences(caveat for stage in timed for caveat in stage.measure.caveats),
        unavailable="" if timed else "No stage of the calls has both of its time stamps in this export.",
    )


def _left_out(timed: Sequence[_Timed]) -> str:
    counts = {stage.label.lower(): _excluded(stage) for stage in timed}
    parts = [f"{name} {counted(count)}" for name, count in counts.items() if count]
    how = "Impossible times are left out, neither corrected nor set to zero"
    return f"{how} (all calls: {', '.join(parts)})." if parts else ""


def _excluded(stage: _Timed) -> int:
    """How many impossible times were left out of all calls; none is said where that is withheld."""
    figure = stage.figure("all", "median", AFTER)
    return (figure.excluded or 0) if figure else 0


def _not_there(content: Content) -> str:
    missing = [label for key, (label, _) in NAMES.items() if not content.measure(key).figures]
    return f"Not in this export: {listed(missing).lower()}." if missing else ""


def _stage(stage: _Timed) -> Stage:
    return Stage(
        label=stage.label, explained=stage.explained, spans=tuple(_span(stage, group) for group in ("crisis", "all"))
    )


def _span(stage: _Timed, group: str) -> Span:
    median, p90 = stage.figure(group, "median", AFTER), stage.figure(group, "p90", AFTER)
    withheld = any(figure is not None and figure.suppressed for figure in (median, p90))
    return Span(group=SHORT_GROUPS[group], median=_length(median), p90=_length(p90), withheld=withheld)


def _length(figure: Figure | None) -> Minutes | None:
    if figure is None or figure.value is None:
        return None
    return Minutes(value=figure.value, low=figure.low, high=figure.high)


def _table(timed: Sequence[_Timed]) -> Table:
    return Table(
        id="table-time_on_task",
        caption="Stages of a call after impossible times were left out, crisis calls as coded against all calls",
        columns=(
            Column(title="Stage"),
            *number_columns("Half within", RANGE, group="Median"),
            *number_columns("9 in 10 within", RANGE, group="90th percentile"),
            *number_columns("timed", "not recorded", "impossible", group="Calls"),
        ),
        rows=tuple(_row(stage, group) for stage in timed for group in GROUPS),
        note=withheld_note([figure for stage in timed for figure in stage.measure.figures]),
    )


def _row(stage: _Timed, group: str) -> tuple[Cell, ...]:
    median, p90 = stage.figure(group, "median", AFTER), stage.figure(group, "p90", AFTER)
    return (
        Cell(text=f"{stage.label}, {GROUPS[group]}"),
        *value_and_range(median, minutes),
        *value_and_range(p90, minutes),
        *counts_beside(median),
    )


def as_recorded(content: Content) -> Exhibit:
    """The same stages with every recorded time, so that they can be compared with what others computed."""
    timed = [stage for stage in _timed(content) if known(stage.measure.where(stage=BEFORE))]
    return Exhibit(
        key="as_recorded",
        title="The same before anything was left out",
        sentence=(
            "With the impossible times still in, so that the figures can be held against those that others computed "
            "from the same export."
        ),
        table=_recorded_table(timed) if timed else None,
        unavailable="" if timed else "There are no times to show.",
    )


def _recorded_table(timed: Sequence[_Timed]) -> Table:
    return Table(
        id="table-as_recorded",
        caption="Stages of a call as recorded, negative and very long times included",
        columns=(Column(title="Stage"), *number_columns("Median", "90th percentile", "Calls timed")),
        rows=tuple(row for stage in timed for row in _recorded_rows(stage)),
        note=withheld_note([figure for stage in timed for figure in stage.measure.where(stage=BEFORE)]),
    )


def _recorded_rows(stage: _Timed) -> Iterator[tuple[Cell, ...]]:
    for group, name in GROUPS.items():
        median, p90 = stage.figure(group, "median", BEFORE), stage.figure(group, "p90", BEFORE)
        cells = (value_and_range(median, minutes)[0], value_and_range(p90, minutes)[0])
        yield (Cell(text=f"{stage.label}, {name}"), *cells, counts_beside(median)[0])
