"""The registry of measures: each defined once, for the computation, the report and the catalogue.

The figures of a baseline are these measures and nothing else. `registry_sha256` changes whenever the wording or the
version of any of them does, so that a frozen baseline says which definitions it was made with.
"""

from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.figures import MeasureResult
from coresponder.analysis.measures.measure import Measure, compute
from coresponder.analysis.measures.registry import areas, calendar, mixes, places, times, volume, workload
from coresponder.kernel.content_hash import content_sha256

ORDER = (
    "calls", "crisis_calls", "crisis_call_share", "crisis_calls_per_1000", "crisis_calls_per_day",
    "crisis_calls_by_month", "crisis_calls_by_weekday", "crisis_calls_by_hour", "crisis_calls_by_weekday_hour",
    "crisis_calls_by_beat", "crisis_unit_hours", "crisis_unit_hours_by_weekday_hour", "call_taking_time",
    "dispatch_time", "travel_time", "response_time", "on_scene_time", "outcome_mix", "calls_by_type",
    "repeat_location_concentration", "repeat_location_windows", "priority_mix", "call_source_mix", "field_coverage",
)  # fmt: skip

_BY_KEY: dict[str, Measure] = {
    measure.key: measure
    for module in (volume, calendar, areas, workload, times, mixes, places)
    for measure in module.MEASURES
}

REGISTRY: tuple[Measure, ...] = tuple(_BY_KEY[key] for key in ORDER)


def measure_named(key: str) -> Measure:
    """The measure of that key; KeyError where there is none."""
    return _BY_KEY[key]


def registry_sha256() -> str:
    """SHA-256 of all definitions, in order."""
    return content_sha256([measure.to_mapping() for measure in REGISTRY])


def compute_all(context: MeasureContext) -> tuple[MeasureResult, ...]:
    """Every measure of the registry over the calls of `context`, in order; nothing is withheld yet."""
    return tuple(compute(measure, context) for measure in REGISTRY)
