"""How often each duration occurs: whole seconds, so that every quantile of them is exact.

A histogram of seconds is small however many calls there are, needs nothing but grouping and counting, and answers
every question about the duration: median, 90th percentile, their intervals, how many are missing or impossible.
"""

from functools import partial

import ibis.expr.types as ir

from coresponder.analysis.measures.scope import Scope

TIMED_INTERVALS = ("call_taking_seconds", "dispatch_seconds", "travel_seconds", "response_seconds", "on_scene_seconds")


def duration_counts(scope: Scope, *, column: str) -> ir.Table:
    """Calls by the seconds in `column`, coded crisis calls apart from the others; no seconds where not recorded."""
    calls = scope.calls.select("coded", seconds=scope.calls[column])
    return calls.group_by(["seconds", "coded"]).aggregate(calls=calls.count())


DURATION_TALLIES = {column: partial(duration_counts, column=column) for column in TIMED_INTERVALS}
