"""Where crisis calls come from: by patrol area."""

from collections.abc import Sequence

from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.definitions import LEVELS
from coresponder.analysis.measures.figure_kinds import count_figure
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.registry import sources
from coresponder.analysis.measures.saying import NOTHING_CODED, highest, nothing_coded, shown_said, where, withheld_said
from coresponder.kernel.spoken_english import counted


def _by_area(context: MeasureContext) -> list[Figure]:
    counts = context.crisis_counts("calls_by_area", "area")
    areas = sorted(area for area in counts["possible"] if area is not None)
    return [
        count_figure(
            {"definition": definition, "beat": area},
            counts[definition][area],
            missing=counts[definition].get(None, 0),
        )
        for definition in LEVELS
        for area in areas
    ]


def _say_by_area(figures: Sequence[Figure], context: MeasureContext) -> str:
    coded = where(figures, definition="coded")
    most = highest(coded)
    if nothing_coded(figures):
        return NOTHING_CODED
    if most is None:
        return f"No {context.area} has coded crisis calls that may be shown."
    return (
        f"The {context.area} with the most coded crisis calls{shown_said(coded)} is {most.by['beat']},"
        f" with {counted(most.value or 0)}." + withheld_said(coded, f"{context.area}s")
    )


def _without_areas(context: MeasureContext) -> str:
    if any(row["area"] is not None for row in context.rows("calls_by_area")):
        return ""
    return "No crisis call has a beat, sector or district, so there is nothing to show by area."


MEASURES = (
    Measure(
        key="crisis_calls_by_beat",
        title="Crisis calls by patrol area",
        question="In which patrol areas do crisis calls come?",
        numerator="Crisis calls in the patrol area",
        denominator="",
        unit="calls",
        grain="beat",
        dimensions=("definition", "beat"),
        population="Crisis calls under each definition whose patrol area is recorded; the others are missing.",
        caveats=(
            "The area is the beat, or the sector or district where the export has no beat or the map is drawn by them."
            " A count by area follows how many people live, work or pass through there; it is no rate. Areas without"
            f" any crisis call do not appear. {sources.SMALL_POISSON}"
        ),
        source=f"{sources.FOUR_TIPS} {sources.POISSON}",
        version="1",
        depends_on=("coded", "detected", "nexus", "beat"),
        figures=_by_area,
        sentence=_say_by_area,
        unavailable=_without_areas,
    ),
)
