"""Measures: what is counted over what, defined once, computed through Ibis.

The way through: `tallies` count the calls (all row work, as Ibis expressions) · `context` takes each tally once ·
`intervals`, `durations`, `concentration`, `hourly` and `busy_hours` are the arithmetic on the small tables ·
`registry` holds the measures, each with its definition in words · `catalogue` writes them as a page.

    context = MeasureContext(calls=calls, zone=ZoneInfo("America/Chicago"))
    compute(measure_named("crisis_call_share"), context).sentence
"""

from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.definitions import CONFIRMED_IS_MISSING, DEFINITIONS
from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.analysis.measures.measure import Measure, compute
from coresponder.analysis.measures.registry import REGISTRY, compute_all, measure_named, registry_sha256

__all__ = [
    "CONFIRMED_IS_MISSING",
    "DEFINITIONS",
    "REGISTRY",
    "Figure",
    "Measure",
    "MeasureContext",
    "MeasureResult",
    "compute",
    "compute_all",
    "measure_named",
    "registry_sha256",
]
