"""How many calls there are in each cell: by hour, area, type, outcome, priority and source."""

import ibis.expr.types as ir

from coresponder.analysis.measures.definitions import crisis_calls, with_level
from coresponder.analysis.measures.scope import Scope


def calls_by_hour(scope: Scope) -> ir.Table:
    """Calls by local date, local hour and level. Calls without `received_at` have no date."""
    calls = with_level(scope.calls)
    return calls.group_by(["local_date", "local_hour", "level"]).aggregate(calls=calls.count())


def calls_by_area(scope: Scope) -> ir.Table:
    """Crisis calls by patrol area and level."""
    calls = crisis_calls(scope.calls).mutate(area=scope.calls[scope.area])
    return calls.group_by(["area", "level"]).aggregate(calls=calls.count())


def calls_by_type(scope: Scope) -> ir.Table:
    """Calls by call type, with the category and the nexus that the rule table gives that type."""
    calls = scope.calls
    return calls.group_by(["call_type", "category", "nexus"]).aggregate(calls=calls.count())


def calls_by_outcome(scope: Scope) -> ir.Table:
    """Crisis calls by outcome and level."""
    calls = crisis_calls(scope.calls)
    return calls.group_by(["outcome", "level"]).aggregate(calls=calls.count())


def calls_by_priority(scope: Scope) -> ir.Table:
    """Calls by priority, coded crisis calls apart from the others."""
    calls = scope.calls
    return calls.group_by(["priority", "coded"]).aggregate(calls=calls.count())


def calls_by_source(scope: Scope) -> ir.Table:
    """Calls by the way in which they reached dispatch, coded crisis calls apart from the others."""
    calls = scope.calls
    return calls.group_by(["call_source", "coded"]).aggregate(calls=calls.count())
