"""How crisis calls gather at places: how many places had how many, and how soon the next one followed."""

from itertools import product

import ibis
import ibis.expr.types as ir

from coresponder.analysis.measures.definitions import LEVELS, crisis_calls
from coresponder.analysis.measures.scope import Scope

FOLLOW_UP_DAYS = (30, 90, 365)
SECONDS_PER_DAY = 86_400


def calls_by_location_known(scope: Scope) -> ir.Table:
    """Crisis calls by level and by whether their place is known."""
    calls = crisis_calls(scope.calls).mutate(located=scope.calls.location_id.notnull())
    return calls.group_by(["level", "located"]).aggregate(calls=calls.count())


def places_by_calls(scope: Scope) -> ir.Table:
    """Places by how many crisis calls of each level they had; the places themselves are not told apart."""
    calls = crisis_calls(scope.calls)
    calls = calls.filter(calls.location_id.notnull())
    counts = {f"level_{level}": (calls.level == level).sum() for level in LEVELS.values()}
    places = calls.group_by("location_id").aggregate(**counts)
    return places.group_by(list(counts)).aggregate(places=places.count())


def calls_followed(scope: Scope) -> ir.Table:
    """One row. For each definition and window: calls that could be followed for its whole length, and how many were.

    A call is followed when another crisis call of the same definition came from the same place within the window,
    later or at the same instant. The last instant in the data ends the follow-up.
    """
    calls = crisis_calls(scope.calls)
    calls = calls.filter(calls.location_id.notnull(), calls.received_at.notnull())
    calls = calls.select("location_id", "level", at=calls.received_at.epoch_seconds().cast("int64"))
    last_at = scope.calls.received_at.max().as_scalar().epoch_seconds().cast("int64")
    # Calls of the same instant may come in either order: the gaps that they make are the same.
    later = ibis.window(group_by="location_id", order_by="at", rows=(1, None))
    gaps = {f"gap_{name}": _first_of(calls, level).over(later) - calls["at"] for name, level in LEVELS.items()}
    calls = calls.select("level", left=last_at - calls["at"], **gaps)
    return calls.aggregate(**_window_sums(calls))


def _first_of(calls: ir.Table, level: int) -> ir.Scalar:
    """The first instant of a call of at least that level."""
    return ibis.ifelse(calls.level >= level, calls["at"], None).min()


def _window_sums(calls: ir.Table) -> dict[str, ir.Scalar]:
    sums: dict[str, ir.Scalar] = {}
    for definition, days in product(LEVELS, FOLLOW_UP_DAYS):
        counts = calls.level >= LEVELS[definition]
        complete = counts & (calls.left >= days * SECONDS_PER_DAY)
        followed = complete & (calls[f"gap_{definition}"] <= days * SECONDS_PER_DAY)
        sums[f"complete_{definition}_{days}"] = calls.count(where=complete)
        sums[f"followed_{definition}_{days}"] = calls.count(where=followed)
    return sums
