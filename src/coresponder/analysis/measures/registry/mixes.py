"""What calls are made of: outcomes, types, priorities, sources, and which fields are recorded at all."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED
from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.figure_kinds import count_figure, known, share_figure
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.registry import sources
from coresponder.analysis.measures.saying import (
    NOTHING_CODED,
    highest,
    one,
    shown_said,
    value_said,
    where,
    withheld_said,
)
from coresponder.analysis.measures.tallies.coverage import COVERED_FIELDS
from coresponder.kernel.spoken_english import counted, percent, some

NOT_RECORDED = "not_recorded"
RARE_TYPES, MIXED = "rare_types", "mixed"


def _outcomes(context: MeasureContext) -> tuple[Figure, ...]:
    counts = context.crisis_counts("calls_by_outcome", "outcome")
    return known(
        share_figure({"definition": definition, "outcome": outcome or NOT_RECORDED}, count, sum(cells.values()))
        for definition, cells in counts.items()
        for outcome, count in _most_frequent(cells)
    )


def _most_frequent(cells: Mapping[str | None, int]) -> list[tuple[str | None, int]]:
    """The cells by falling count, the one that was not recorded last."""
    return sorted(cells.items(), key=lambda cell: (cell[0] is None, -cell[1], cell[0] or ""))


def _say_outcomes(figures: Sequence[Figure], context: MeasureContext) -> str:
    coded = where(figures, definition="coded")
    if not coded:
        return NOTHING_CODED
    most = highest([figure for figure in coded if figure.by["outcome"] != NOT_RECORDED])
    if most is None:
        return "No outcome of coded crisis calls is frequent enough to be shown."
    outcome = str(most.by["outcome"]).replace("_", " ")
    missing = one(coded, outcome=NOT_RECORDED)
    unrecorded = f"; for {value_said(missing, percent)} none is recorded" if missing else ""
    share = f"{value_said(most, percent)}{unrecorded}"
    return f"The most frequent outcome of coded crisis calls{shown_said(coded)} is “{outcome}”, {share}."


def _types(context: MeasureContext) -> list[Figure]:
    rows = sorted(context.rows("calls_by_type"), key=lambda row: (-row["calls"], row["call_type"] or ""))
    rare = [row["calls"] for row in rows if row["calls"] < SMALLEST_PUBLISHED]
    pooled = [count_figure({"call_type": RARE_TYPES, "nexus": MIXED, "category": MIXED}, sum(rare))] if rare else []
    return [*_named_types([row for row in rows if row["calls"] >= SMALLEST_PUBLISHED]), *pooled]


def _named_types(rows: list[dict[str, Any]]) -> list[Figure]:
    return [
        count_figure(
            {
                "call_type": row["call_type"] or NOT_RECORDED,
                "nexus": row["nexus"] or "unknown",
                "category": row["category"] or "unknown",
            },
            row["calls"],
        )
        for row in rows
    ]


def _say_types(figures: Sequence[Figure], context: MeasureContext) -> str:
    crisis = where(figures, nexus="yes")
    most = highest(crisis)
    if most is None:
        return "No call type that names behavioral health is frequent enough to be shown."
    return (
        f"The most frequent call type that names behavioral health{shown_said(crisis)} is “{most.by['call_type']}”,"
        f" with {counted(most.value or 0)} calls.{_pooled_said(context)}" + withheld_said(figures, "call types")
    )


def _pooled_said(context: MeasureContext) -> str:
    rare = sum(row["calls"] < SMALLEST_PUBLISHED for row in context.rows("calls_by_type"))
    if not rare:
        return ""
    return f" {some(rare, 'type').capitalize()} with fewer than {SMALLEST_PUBLISHED} calls are pooled in one row."


def _mix(context: MeasureContext, *, tally: str, dimension: str, column: str) -> tuple[Figure, ...]:
    rows = context.rows(tally)
    groups = {"all": rows, "crisis": [row for row in rows if row["coded"]]}
    return known(figure for group, its_rows in groups.items() for figure in _shares(group, its_rows, dimension, column))


def _shares(group: str, rows: list[dict[str, Any]], dimension: str, column: str) -> list[Figure | None]:
    cells: dict[str | None, int] = {}
    for row in rows:
        cells[row[column]] = cells.get(row[column], 0) + row["calls"]
    total = sum(cells.values())
    return [
        share_figure({"group": group, dimension: value or NOT_RECORDED}, count, total)
        for value, count in sorted(cells.items(), key=lambda cell: (cell[0] is None, cell[0] or ""))
    ]


def _say_mix(figures: Sequence[Figure], context: MeasureContext, *, dimension: str, noun: str) -> str:
    crisis = where(figures, group="crisis")
    most = highest(crisis)
    if not crisis:
        return NOTHING_CODED
    if most is None:
        return f"The mix of {noun} of coded crisis calls is withheld to protect small numbers."
    name = str(most.by[dimension]).replace("_", " ")
    everybody = one(figures, group="all", **{dimension: most.by[dimension]})
    return (
        f"{value_said(most, percent)} of coded crisis calls have the {noun} “{name}”,"
        f" against {value_said(everybody, percent)} of all calls."
    )


def _not_recorded(context: MeasureContext, *, tally: str, column: str, noun: str) -> str:
    if any(row[column] is not None for row in context.rows(tally)):
        return ""
    return f"No {noun} is recorded in the export."


def _coverage(context: MeasureContext) -> tuple[Figure, ...]:
    row = context.rows("fields_recorded")[0]
    return tuple(
        Figure(
            by={"field": name},
            value=row[name] / row["calls"],
            n=row["calls"],
            numerator=row[name],
            denominator=row["calls"],
            missing=row["calls"] - row[name],
        )
        for name in COVERED_FIELDS
        if row["calls"]
    )


def _say_coverage(figures: Sequence[Figure], context: MeasureContext) -> str:
    complete = sum(figure.value == 1 for figure in figures)
    never = sum(figure.value == 0 for figure in figures)
    return (
        f"Of {counted(len(figures))} fields, {counted(complete)} are recorded for every call,"
        f" {counted(len(figures) - complete - never)} for some, and {counted(never)} for none."
    )


MEASURES = (
    Measure(
        key="outcome_mix",
        title="Outcomes of crisis calls",
        question="How do crisis calls end?",
        numerator="Crisis calls with that outcome",
        denominator="all crisis calls",
        unit="share",
        grain="call",
        dimensions=("definition", "outcome"),
        population=sources.EVERY_CRISIS_CALL,
        caveats=(
            "The outcome is what dispatch wrote when it closed the call, sorted by the rule table; it says little about"
            " what became of the person. Where a call has several dispositions, the one that stands first in the rule"
            " table's order counts. Calls without a disposition are a row of their own. Arrests and transports that"
            " are written elsewhere are not in it."
        ),
        source=f"{sources.FOUR_TIPS} {sources.WILSON}",
        version="1",
        depends_on=("coded", "detected", "nexus", "outcome"),
        figures=_outcomes,
        sentence=_say_outcomes,
        unavailable=partial(_not_recorded, tally="calls_by_outcome", column="outcome", noun="outcome of a crisis call"),
    ),
    Measure(
        key="calls_by_type",
        title="Calls by type",
        question="Which call types are there, how many calls has each, and which count as crisis calls?",
        numerator="Calls of that type",
        denominator="",
        unit="calls",
        grain="call",
        dimensions=("call_type", "nexus", "category"),
        population=sources.EVERY_CALL,
        caveats=(
            "Types are the source's own spellings, as they stood at the end of the call; the rule table sorts them, and"
            " its decisions can be reviewed and changed. Two spellings of one type are two rows. Types with fewer than"
            " 11 calls are pooled in one row without their names: most are slips of typing, and a text that occurs once"
            " may describe a person."
            f" {sources.SMALL_POISSON}"
        ),
        source=f"{sources.FOUR_TIPS} {sources.POISSON}",
        version="1",
        depends_on=("call_type", "nexus"),
        figures=_types,
        sentence=_say_types,
    ),
    Measure(
        key="priority_mix",
        title="Calls by priority",
        question="How urgent did dispatch hold crisis calls to be?",
        numerator="Calls with that priority",
        denominator="calls of the group",
        unit="share",
        grain="call",
        dimensions=("group", "priority"),
        population="All calls, and the coded crisis calls among them.",
        caveats=(
            "Priorities are the source's own codes, as they stood at the end; whether 1 or 9 is the most urgent is the"
            " source's rule. Calls without a priority are a row of their own."
        ),
        source=f"{sources.FOUR_TIPS} {sources.WILSON}",
        version="1",
        depends_on=("coded", "priority"),
        figures=partial(_mix, tally="calls_by_priority", dimension="priority", column="priority"),
        sentence=partial(_say_mix, dimension="priority", noun="priority"),
        unavailable=partial(_not_recorded, tally="calls_by_priority", column="priority", noun="priority"),
    ),
    Measure(
        key="call_source_mix",
        title="Calls by source",
        question="How do crisis calls reach dispatch?",
        numerator="Calls that reached dispatch that way",
        denominator="calls of the group",
        unit="share",
        grain="call",
        dimensions=("group", "call_source"),
        population="All calls, and the coded crisis calls among them.",
        caveats=(
            "Calls that officers start themselves are calls for service too; they rise and fall with what officers"
            " record, not with need. Calls without a source are a row of their own."
        ),
        source=f"{sources.FOUR_TIPS} {sources.WILSON}",
        version="1",
        depends_on=("coded", "call_source"),
        figures=partial(_mix, tally="calls_by_source", dimension="call_source", column="call_source"),
        sentence=partial(_say_mix, dimension="call_source", noun="source"),
        unavailable=partial(_not_recorded, tally="calls_by_source", column="call_source", noun="source of calls"),
    ),
    Measure(
        key="field_coverage",
        title="Fields that are recorded",
        question="How often is each field recorded?",
        numerator="Calls that have the field recorded",
        denominator="all calls",
        unit="share",
        grain="field",
        dimensions=("field",),
        direction="higher",
        population=sources.EVERY_CALL,
        caveats=(
            "Recorded does not mean right: whether values are possible and in order stands with the data quality. There"
            " is no interval, because every call was looked at and nothing is inferred. A field that the export does"
            " not have at all, or that is only written when it applies (such as a cancel reason), looks the same here"
            " as one that was forgotten."
        ),
        source=sources.FOUR_TIPS,
        version="1",
        depends_on=("source", "event_number"),
        figures=_coverage,
        sentence=_say_coverage,
    ),
)
