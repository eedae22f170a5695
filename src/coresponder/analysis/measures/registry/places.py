"""How crisis calls come from the same places again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coresponder.analysis.measures.concentration import PlaceCounts, place_counts
from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.definitions import HIGHEST_LEVEL, LEVELS, CrisisDefinition
from coresponder.analysis.measures.figure_kinds import NO_INTERVAL, known, share_figure
from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.intervals import Interval
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.registry import sources
from coresponder.analysis.measures.saying import one, value_said
from coresponder.analysis.measures.tallies.places import FOLLOW_UP_DAYS
from coresponder.kernel.spoken_english import counted, percent

TOP_SHARES = (1, 5, 10)
GINI = "gini"
LEAST_PLACES = 2


def _concentration(context: MeasureContext) -> list[Figure]:
    return [figure for definition in LEVELS for figure in _concentration_of(context, definition)]


def _concentration_of(context: MeasureContext, definition: CrisisDefinition) -> Iterator[Figure]:
    places = _places(context, definition)
    if places.all_places < LEAST_PLACES:
        return
    drawn = places.drawn(context.stream(f"repeat_location_concentration/{definition}"))
    missing = _without_place(context, definition)
    for top in TOP_SHARES:
        calls = places.top_calls(top / 100)
        figure = _place_figure(places, calls / places.all_calls, places.top_interval(top / 100, drawn), missing)
        yield replace(figure, by={"definition": definition, "top_share": top}, numerator=calls)
    figure = _place_figure(places, places.gini(), places.gini_interval(drawn), missing)
    yield replace(figure, by={"definition": definition, "statistic": GINI})


def _place_figure(places: PlaceCounts, value: float, interval: Interval | None, missing: int) -> Figure:
    low, high = interval or NO_INTERVAL
    return Figure(
        value=value,
        low=low,
        high=high,
        interval="bootstrap" if interval else "",
        n=places.all_places,
        denominator=places.all_calls,
        missing=missing,
    )


def _places(context: MeasureContext, definition: CrisisDefinition) -> PlaceCounts:
    counts: dict[int, int] = {}
    for row in context.rows("places_by_calls"):
        calls = sum(row[f"level_{level}"] for level in range(LEVELS[definition], HIGHEST_LEVEL + 1))
        counts[calls] = counts.get(calls, 0) + row["places"]
    return place_counts(counts)


def _without_place(context: MeasureContext, definition: CrisisDefinition) -> int:
    return context.crisis_counts("calls_by_location_known", "located")[definition].get(False, 0)


def _say_concentration(figures: Sequence[Figure], context: MeasureContext) -> str:
    top = one(figures, definition="coded", top_share=5)
    if top is None:
        return "Fewer than two places with coded crisis calls are known, so nothing can be said of how they gather."
    return (
        f"The busiest 5% of the {counted(top.n or 0)} places with coded crisis calls had"
        f" {value_said(top, percent)} of these calls."
        if not top.suppressed
        else "How coded crisis calls gather at places is withheld to protect small numbers."
    )


def _windows(context: MeasureContext) -> tuple[Figure, ...]:
    row = context.rows("calls_followed")[0]
    return known(
        share_figure(
            {"definition": definition, "window_days": days},
            row[f"followed_{definition}_{days}"],
            row[f"complete_{definition}_{days}"],
            missing=_without_place(context, definition),
        )
        for definition in LEVELS
        for days in FOLLOW_UP_DAYS
    )


def _say_windows(figures: Sequence[Figure], context: MeasureContext) -> str:
    followed = one(figures, definition="coded", window_days=30)
    if followed is None:
        return "No coded crisis call with a known place could be followed for 30 days."
    return (
        f"Of the {counted(followed.n or 0)} coded crisis calls that could be followed for 30 days,"
        f" {value_said(followed, percent)} were followed by another from the same place."
        if not followed.suppressed
        else "How many coded crisis calls were followed by another is withheld to protect small numbers."
    )


def _without_places(context: MeasureContext) -> str:
    if any(row["located"] for row in context.rows("calls_by_location_known")):
        return ""
    return "No crisis call has a place, so repeat locations cannot be recognized."


def _too_short(context: MeasureContext) -> str:
    row = context.rows("calls_followed")[0]
    if any(row[f"complete_{definition}_{days}"] for definition in LEVELS for days in FOLLOW_UP_DAYS):
        return ""
    return "The export is too short: no crisis call could be followed for 30 days."


PLACE_CAVEAT = (
    "A place is not a person: a hospital, a shelter or a bus station gathers calls of many people, and one person may"
    " call from many places. Places are as exact as the export's addresses; where it has only rounded coordinates, a"
    " place is a block. Calls without a place are missing."
)

MEASURES = (
    Measure(
        key="repeat_location_concentration",
        title="Crisis calls from the busiest places",
        question="How much of the work comes from how few places?",
        numerator="Crisis calls from the busiest 1, 5 and 10% of places",
        denominator="crisis calls with a known place",
        unit="share",
        grain="place",
        dimensions=("definition", "top_share", "statistic"),
        direction="lower",
        population="Places with at least one crisis call under the definition.",
        caveats=(
            f"{PLACE_CAVEAT} Places without a crisis call are not counted among the places. The number of busiest"
            " places is rounded up. In a short period most places have one call each, and the shares are low for that"
            " reason alone, so compare only periods of the same length. The statistic gini is the Gini coefficient."
        ),
        source=f"{sources.HOT_SPOTS} {sources.PLACE_BOOTSTRAP}",
        version="1",
        depends_on=("coded", "detected", "nexus", "location_id"),
        figures=_concentration,
        sentence=_say_concentration,
        unavailable=_without_places,
    ),
    Measure(
        key="repeat_location_windows",
        title="Crisis calls followed by another from the same place",
        question="How often does the same place call again within 30, 90 and 365 days?",
        numerator="Crisis calls followed by another crisis call from the same place within the window",
        denominator="crisis calls with a known place that could be followed for the whole window",
        unit="share",
        grain="call",
        dimensions=("definition", "window_days"),
        direction="lower",
        population=(
            "Crisis calls under each definition with a known place, early enough that the whole window lies before the"
            " end of the data. The others are right-censored: nobody knows yet, so they are in neither number."
        ),
        caveats=(
            f"{PLACE_CAVEAT} One incident that was entered as two calls counts as followed. Days without any call in"
            f" the export can hide a call that followed. {sources.ONE_PLACE}"
        ),
        source=f"{sources.FOUR_TIPS} {sources.WILSON}",
        version="1",
        depends_on=("coded", "detected", "nexus", "location_id", "received_at"),
        figures=_windows,
        sentence=_say_windows,
        unavailable=lambda context: _without_places(context) or _too_short(context),
    ),
)
