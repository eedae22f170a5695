"""How long units were tied up by crisis calls, and in which hours."""

from typing import Any

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.definitions import crisis_calls
from coresponder.analysis.measures.scope import Scope

LONGEST_SECONDS = 86_400
SECONDS_PER_HOUR = 3_600
IMPOSSIBLE = -1


def workload_by_hour(scope: Scope) -> ir.Table:
    """By level, the local clock hour in which spans begin, and how many clock hours later they end.

    `hour` counts local clock hours since 1970. `begin_seconds` and `end_seconds` are summed over the spans, both
    counted from the full hour before the begin: enough to give every clock hour exactly the seconds spent in it.
    Spans that lack a stamp have no `hours_later`, impossible ones have -1. The clock is taken at the begin, so a span
    that runs through a clock change is an hour off after it.
    """
    spans = _spans(scope)
    local_second = spans.begin + _offset(spans.begin, scope)
    begin = local_second % SECONDS_PER_HOUR
    later = ((begin + spans.seconds) // SECONDS_PER_HOUR).cast("int64")
    impossible = ~spans.seconds.between(0, LONGEST_SECONDS)
    spans = spans.mutate(
        hour=(local_second // SECONDS_PER_HOUR).cast("int64"),
        hours_later=ibis.ifelse(impossible, IMPOSSIBLE, later),
        begin_in_hour=begin,
        end_in_hour=begin + spans.seconds,
    )
    return spans.group_by(["hour", "hours_later", "level"]).aggregate(
        spans=spans.count(), begin_seconds=spans.begin_in_hour.sum(), end_seconds=spans.end_in_hour.sum()
    )


def _spans(scope: Scope) -> ir.Table:
    """Crisis calls, or the units sent to them, with the begin in seconds since 1970 and the length in seconds."""
    if scope.unit_responses is None:
        return _call_spans(scope.calls)
    return _unit_spans(scope.calls, scope.unit_responses)


def _call_spans(calls: ir.Table) -> ir.Table:
    crisis = crisis_calls(calls)
    cleared = ibis.coalesce(crisis.first_cleared_at, crisis.closed_at)
    return _measured(crisis, crisis.first_assigned_at, cleared)


def _unit_spans(calls: ir.Table, units: ir.Table) -> ir.Table:
    crisis = crisis_calls(calls).select("source", "event_number", "level")
    sent = units.select("source", "event_number", "assigned_at", "cleared_at")
    joined = sent.inner_join(crisis, ["source", "event_number"])
    return _measured(joined, joined.assigned_at, joined.cleared_at)


def _measured(rows: ir.Table, assigned: Any, cleared: Any) -> ir.Table:
    begin, end = (instant.epoch_seconds().cast("int64") for instant in (assigned, cleared))
    return rows.select("level", begin=begin, seconds=end - begin)


def _offset(instant: ir.Column, scope: Scope) -> Any:
    """Seconds by which the local clock is ahead of UTC at `instant`."""
    if not scope.offsets:
        return ibis.literal(0)
    first, *later = scope.offsets
    branches = [(instant >= since, seconds) for since, seconds in reversed(later)]
    return ibis.cases(*branches, else_=first[1]) if branches else ibis.literal(first[1])
