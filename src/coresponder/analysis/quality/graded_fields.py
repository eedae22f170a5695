"""Which fields are graded, how people call them, and which figures rest on them: data, no rules."""

from dataclasses import dataclass

from coresponder.formats.cad.fields import STAMP_FIELDS
from coresponder.formats.dataset.tables import CALL_INTERVALS, CALL_STAMPS


@dataclass(frozen=True, kw_only=True)
class GradedField:
    """A column of `calls` that is graded.

    `label` is what people call it, `rests` are the figures that rest on it, `sources` are the profile's fields that
    can fill it. `unknown_code` is the value that says that no rule could read the source's own spelling.
    """

    name: str
    label: str
    rests: str
    sources: tuple[str, ...]
    unknown_code: str = ""
    essential: bool = False

    @property
    def is_stamp(self) -> bool:
        return self.name == "received_at" or self.name in CALL_STAMPS


def _stamp(name: str, label: str, rests: str) -> GradedField:
    return GradedField(name=name, label=label, rests=rests, sources=(name,))


def _text(name: str, label: str, rests: str, *sources: str, unknown_code: str = "") -> GradedField:
    return GradedField(name=name, label=label, rests=rests, sources=sources or (name,), unknown_code=unknown_code)


GRADED_FIELDS: tuple[GradedField, ...] = (
    GradedField(
        name="received_at",
        label="time of the call",
        rests="counts by month, weekday and hour",
        sources=STAMP_FIELDS,
        essential=True,
    ),
    GradedField(name="local_hour", label="time of day", rests="counts by hour", sources=STAMP_FIELDS),
    _stamp("phone_pickup_at", "pick-up time", "call-taking times"),
    _stamp("queued_at", "queue time", "call-taking and dispatch times"),
    _stamp("call_taking_completed_at", "end of call-taking", "figures on call-taking"),
    _stamp("first_assigned_at", "assignment time", "dispatch and travel times"),
    _stamp("first_en_route_at", "departure time", "figures on turnout"),
    _stamp("first_arrived_at", "arrival time", "response times"),
    _stamp("first_cleared_at", "clearing time", "on-scene times and unit-hours"),
    _stamp("closed_at", "closing time", "handling times"),
    GradedField(
        name="call_type",
        label="call type",
        rests="counts of crisis calls",
        sources=("final_type", "initial_type"),
        essential=True,
    ),
    GradedField(
        name="nexus",
        label="call type",
        rests="counts of crisis calls",
        sources=("final_type", "initial_type"),
        unknown_code="unknown",
        essential=True,
    ),
    _text("initial_type", "call type as first entered", "counts of calls that were reclassified"),
    _text("priority", "priority", "figures by priority", "priority", "initial_priority"),
    _text("disposition", "disposition", "outcomes"),
    _text("outcome", "disposition", "outcomes", "disposition", unknown_code="unknown"),
    _text("call_source", "source of the call", "figures by source", unknown_code="unknown"),
    _text("beat", "beat", "figures by beat"),
    _text("sector", "sector", "figures by sector"),
    _text("district", "district", "figures by district"),
    _text("location_id", "place", "figures on repeat locations", "address", "latitude"),
    _text("latitude", "coordinates", "maps of points", "latitude"),
    _text("longitude", "coordinates", "maps of points", "longitude"),
)

# Columns that are computed from others are as good as what they are computed from.
RESTS_ON: dict[str, tuple[str, ...]] = {
    "local_date": ("received_at", "days_without_calls"),
    "local_month": ("received_at", "days_without_calls", "drift"),
    "local_weekday": ("received_at",),
    "local_hour": ("received_at", "local_hour"),
    "clock_change": ("received_at",),
    "final_type": ("call_type",),
    "category": ("nexus",),
    "nexus_rule": ("nexus",),
    "coded": ("nexus",),
    "detected": ("nexus",),
    "outcome_rule": ("outcome",),
    "disposition_cut": ("disposition",),
    "source": ("rejected", "duplicates"),
    "event_number": ("rejected", "duplicates"),
    "versions": ("rejected", "duplicates", "versions"),
}

# What people call an interval: one call's, and many calls'.
INTERVAL_LABELS: dict[str, tuple[str, str]] = {
    "call_taking_seconds": ("call-taking time", "call-taking times"),
    "dispatch_seconds": ("dispatch time", "dispatch times"),
    "travel_seconds": ("travel time", "travel times"),
    "response_seconds": ("response time", "response times"),
    "on_scene_seconds": ("on-scene time", "on-scene times"),
    "handling_seconds": ("handling time", "handling times"),
}

if unlabelled := set(CALL_INTERVALS) - set(INTERVAL_LABELS):  # pragma: no cover - a mistake of ours, found on import
    raise LookupError(f"These intervals have no label: {sorted(unlabelled)}.")
