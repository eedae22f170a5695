"""A layout that another engineer wrote, without knowing which words the proposal knows; then learned from."""

from tests.reference.unseen_layouts.invented_calls import InventedCall, invented_calls, pick, stamp
from tests.reference.unseen_layouts.layout import Layout, Truth

US = "%m/%d/%Y %H:%M:%S"
NATURES = (
    "TRAFFIC STOP",
    "DISTURBANCE",
    "CHK WELFARE",
    "THEFT",
    "SUSP PERSON",
    "MENTAL SUBJ",
    "ALARM",
    "SUICIDAL SUBJ",
)
ENDINGS = ("RPT-Report Taken", "ADV-Advised", "AST-Assisted", "GOA-Gone on Arrival", "UTL-Unable to Locate")
CANCELLED = ("CALLER-Per Caller", "DUP-Duplicate Call", "SUP-Cancelled by Supervisor")


def _long_words_shortened(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    return {
        "CallNo": (f"MC24-{call.serial:06d}", "event_number"),
        "RcvdDtTm": (stamp(call.picked_up, US), ("received_at", "phone_pickup_at")),
        "AnsDtTm": (stamp(call.picked_up, US), "phone_pickup_at"),
        "QueDtTm": (stamp(call.queued, US), "queued_at"),
        "EntryDoneDtTm": (stamp(call.taken, US), "call_taking_completed_at"),
        "DispDtTm": (stamp(call.assigned, US), "first_assigned_at"),
        "EnrtDtTm": (stamp(call.en_route, US), "first_en_route_at"),
        "ArrvDtTm": (stamp(call.arrived, US), "first_arrived_at"),
        "ClrDtTm": (stamp(call.cleared, US), "first_cleared_at"),
        "ClosedDtTm": (stamp(call.closed, US), "closed_at"),
        "HowRcvd": (pick(("911", "NON-EMERG", "ON-VIEW", "ALARM CO"), call.source), "call_source"),
        "NatureFirst": (pick(NATURES, call.first_kind), "initial_type"),
        "NatureLast": (pick(NATURES, call.kind), "final_type"),
        "PriFirst": (str(call.first_priority), "initial_priority"),
        "PriLast": (str(call.priority), "priority"),
        "Dispo": (pick(ENDINGS, call.ending), "disposition"),
        "CanxReason": (pick(CANCELLED, call.ending) if call.assigned is None else "", "cancel_reason"),
        "MHFlag": ("Y" if pick(NATURES, call.kind).startswith("MENTAL") else "", "flag"),
        "Bt": (f"FP{call.beat}", "beat"),
        "Sect": (f"S{call.beat // 3}", "sector"),
        "Dist": (pick(("NORTH", "SOUTH"), call.beat // 9 + 1), "district"),
        "LocText": (f"{call.number} {call.street}", "address"),
        "Muni": ("NOWHERE", ("ignored", "address", "district")),
        "LocType": (pick(("RESIDENCE", "STREET", "BUSINESS", "SCHOOL"), call.units), "place_type"),
        "Lat": (str(call.latitude), "latitude"),
        "Lon": (str(call.longitude), "longitude"),
        "RPName": (" ".join(call.caller), "personal"),
        "RPPhone": (call.phone, "personal"),
        "OperatorID": (f"OP{call.number % 40:02d}", ("ignored", "personal")),
    }


def another_layout() -> Layout:
    """The layout with invented rows."""
    written = [_long_words_shortened(call) for call in invented_calls("long_words_shortened")]
    return Layout(
        name="long_words_shortened",
        style="long words shortened, one way for each word",
        header=tuple(written[0]),
        rows=[[cell for cell, _ in row.values()] for row in written],
        truth={column: truth for column, (_, truth) in written[0].items()},
        held_out=True,
    )
