"""Tallies: small tables counted from the calls, each an Ibis expression that more than one engine can run.

All row work of the measures is here. What is made of a tally afterwards (shares, quantiles, intervals) is
arithmetic on a few thousand rows, so that five million calls are gone through only about a dozen times.
"""

from collections.abc import Callable

import ibis.expr.types as ir

from coresponder.analysis.measures.scope import Scope
from coresponder.analysis.measures.tallies.counts import (
    calls_by_area,
    calls_by_hour,
    calls_by_outcome,
    calls_by_priority,
    calls_by_source,
    calls_by_type,
)
from coresponder.analysis.measures.tallies.coverage import fields_recorded
from coresponder.analysis.measures.tallies.durations import DURATION_TALLIES
from coresponder.analysis.measures.tallies.places import calls_by_location_known, calls_followed, places_by_calls
from coresponder.analysis.measures.tallies.workload import workload_by_hour

Tally = Callable[[Scope], ir.Table]

TALLIES: dict[str, Tally] = {
    "calls_by_hour": calls_by_hour,
    "calls_by_area": calls_by_area,
    "calls_by_type": calls_by_type,
    "calls_by_outcome": calls_by_outcome,
    "calls_by_priority": calls_by_priority,
    "calls_by_source": calls_by_source,
    "fields_recorded": fields_recorded,
    "calls_by_location_known": calls_by_location_known,
    "places_by_calls": places_by_calls,
    "calls_followed": calls_followed,
    "workload_by_hour": workload_by_hour,
    **DURATION_TALLIES,
}
