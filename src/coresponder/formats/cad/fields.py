"""The fields that a CAD export can fill: what each means and how its text is read."""

from dataclasses import dataclass
from typing import Literal

FieldKind = Literal["text", "stamp", "degrees", "integer"]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a call: what it means in a supervisor's words, and how its text is read."""

    name: str
    kind: FieldKind
    description: str


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field(name="event_number", kind="text", description="The source's own number of the call."),
        Field(name="received_at", kind="stamp", description="When the call came in, where there is only one stamp."),
        Field(name="phone_pickup_at", kind="stamp", description="When the call was answered."),
        Field(name="queued_at", kind="stamp", description="When the call entered the dispatch queue."),
        Field(name="call_taking_completed_at", kind="stamp", description="When the call-taker had finished."),
        Field(name="first_assigned_at", kind="stamp", description="When the first unit was assigned."),
        Field(name="first_en_route_at", kind="stamp", description="When the first unit was on its way."),
        Field(name="first_arrived_at", kind="stamp", description="When the first unit arrived."),
        Field(name="first_cleared_at", kind="stamp", description="When the first unit cleared."),
        Field(name="closed_at", kind="stamp", description="When the call was closed."),
        Field(name="initial_type", kind="text", description="Call type as first entered."),
        Field(name="final_type", kind="text", description="Call type at the end, or the only one recorded."),
        Field(name="initial_priority", kind="text", description="Priority as first entered."),
        Field(name="priority", kind="text", description="Priority at the end, or the only one recorded."),
        Field(name="disposition", kind="text", description="How the call ended."),
        Field(name="cancel_reason", kind="text", description="Why the call was cancelled."),
        Field(name="flag", kind="text", description="A marker that mental health was involved."),
        Field(name="call_source", kind="text", description="How the call reached dispatch: 911, on view, alarm."),
        Field(name="address", kind="text", description="Where; used to recognize the same place, then dropped."),
        Field(name="place_type", kind="text", description="Kind of place."),
        Field(name="latitude", kind="degrees", description="Degrees north."),
        Field(name="longitude", kind="degrees", description="Degrees east."),
        Field(name="beat", kind="text", description="Smallest patrol area."),
        Field(name="sector", kind="text", description="Patrol area above the beat."),
        Field(name="district", kind="text", description="Precinct or division."),
        Field(name="unit", kind="text", description="Call sign of the unit, where a row is a unit's."),
        Field(name="unit_order", kind="integer", description="Order in which the unit was sent."),
    )
}

STAMP_FIELDS = tuple(field.name for field in FIELDS.values() if field.kind == "stamp")
