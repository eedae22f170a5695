"""How many calls have each field recorded."""

import ibis.expr.types as ir

from coresponder.analysis.measures.scope import Scope
from coresponder.formats.dataset import CALLS

_DERIVED = {
    "input_file", "input_row", "versions", "clock_change", "disposition_cut", "longitude",
    "category", "nexus", "nexus_rule", "outcome", "outcome_rule", "coded", "detected",
}  # fmt: skip
COVERED_FIELDS = tuple(
    column.name
    for column in CALLS.columns
    if not column.required
    and column.name not in _DERIVED
    and not column.name.startswith("local_")
    and not column.name.endswith("_seconds")
)


def fields_recorded(scope: Scope) -> ir.Table:
    """One row: all calls, and for each field how many calls have it recorded."""
    calls = scope.calls
    return calls.aggregate(calls=calls.count(), **{name: calls[name].count() for name in COVERED_FIELDS})
