"""Whether a row of the export is a call, or one unit sent to a call."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coresponder.formats.cad.fields import FIELDS
from coresponder.formats.cad.profile import Grain
from coresponder.formats.cad.proposing.candidates import Candidate
from coresponder.formats.cad.proposing.decisions import Decision

ALWAYS_DIFFERENT = 0.999


def grain_of(assigned: Mapping[str, Candidate]) -> Grain:
    """“unit” where the same call comes again with another unit, else “call”."""
    if "unit" not in assigned or "event_number" not in assigned:
        return "call"
    number = assigned["event_number"].look
    if number.unique_share >= ALWAYS_DIFFERENT:
        return "call"
    with_unit = set(zip(number.cells, assigned["unit"].look.cells, strict=True))
    return "unit" if len(with_unit) > number.distinct else "call"


def without_lone_unit(decided: Sequence[Decision]) -> list[Decision]:
    """The decisions, but a unit's columns are left out where a row is a call."""
    assigned = {decision.field: decision.candidate for decision in decided if decision.field in FIELDS}
    if grain_of(assigned) == "unit":
        return list(decided)
    return [_left_out(decision) if decision.field in ("unit", "unit_order") else decision for decision in decided]


def _left_out(decision: Decision) -> Decision:
    reason = "A row is a call here, so this is only one of its units."
    return replace(decision, field="ignored", reason=reason)
