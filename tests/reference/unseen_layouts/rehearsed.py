"""Four invented layouts in header styles that are common in dispatch products; looked at while tuning."""

from tests.reference.unseen_layouts.invented_calls import InventedCall, invented_calls, pick, stamp
from tests.reference.unseen_layouts.layout import Layout, Truth

CAMEL_TYPES = (
    "Traffic Stop",
    "Welfare Check",
    "Disturbance",
    "Theft",
    "Suspicious Person",
    "Alarm - Burglary",
    "Mental Subject",
    "Accident PDO",
    "Domestic",
    "Noise Complaint",
    "Trespass",
    "Suicidal Subject",
)
CAMEL_ENDINGS = ("Report Taken", "Gone on Arrival", "Advised", "Unfounded", "Arrest Made", "Cancelled")
SHORT_NATURES = ("TRAF", "WELCK", "DIST", "LARC", "SUSP", "ALRM B", "PSYCH", "MVA PD", "DOM", "LOUD", "TRESP", "SUIC")
SHORT_ENDINGS = ("RPT", "GOA", "ADV", "UNF", "ARR", "CXL", "NRN")


def _camel(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    us = "%m/%d/%Y %I:%M:%S %p"
    return {
        "CFSNumber": (f"24-{call.serial:06d}", "event_number"),
        "CreateDateTime": (stamp(call.picked_up, us), ("received_at", "queued_at", "phone_pickup_at")),
        "DispatchDateTime": (stamp(call.assigned, us), "first_assigned_at"),
        "EnRouteDateTime": (stamp(call.en_route, us), "first_en_route_at"),
        "ArriveDateTime": (stamp(call.arrived, us), "first_arrived_at"),
        "CloseDateTime": (stamp(call.closed, us), "closed_at"),
        "CallTypeInitial": (pick(CAMEL_TYPES, call.first_kind), "initial_type"),
        "CallTypeFinal": (pick(CAMEL_TYPES, call.kind), "final_type"),
        "CallPriority": (str(call.priority), "priority"),
        "CallSource": (pick(("Phone", "911", "Officer Initiated", "Walk In"), call.source), "call_source"),
        "PrimaryDisposition": (pick(CAMEL_ENDINGS, call.ending), "disposition"),
        "FullAddress": (f"{call.number} {call.street}", "address"),
        "AptSuite": (call.apartment, ("address", "ignored")),
        "Beat": (f"B{call.beat:02d}", "beat"),
        "District": (f"D{call.beat // 6 + 1}", "district"),
        "CallerName": (" ".join(call.caller), "personal"),
        "CallerPhone": (call.phone, "personal"),
        "PrimaryUnitOfficer": (f"{call.officer[1]}, {call.officer[0]}", "personal"),
        "IncidentORI": ("ZZ0990000", "ignored"),
    }


def _short(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    short_year = "%m/%d/%y %H:%M"
    return {
        "Inc #": (f"2024{call.serial:07d}", "event_number"),
        "Rcvd": (stamp(call.picked_up, short_year), ("received_at", "phone_pickup_at", "queued_at")),
        "Disp": (stamp(call.assigned, short_year), "first_assigned_at"),
        "Enrt": (stamp(call.en_route, short_year), "first_en_route_at"),
        "Arrv": (stamp(call.arrived, short_year), "first_arrived_at"),
        "Clr": (stamp(call.cleared, short_year), ("first_cleared_at", "closed_at")),
        "Nature": (pick(SHORT_NATURES, call.kind), "final_type"),
        "Pri": (str(call.priority), "priority"),
        "Dispo": (pick(SHORT_ENDINGS, call.ending), "disposition"),
        "How Rcvd": (pick(("T", "9", "O", "R"), call.source), "call_source"),
        "Loc": (f"{call.number} {call.street}", "address"),
        "Zone": (f"Z{call.beat:02d}", ("beat", "sector")),
        "Pct": (str(call.beat // 9 + 1), "district"),
        "RP": (f"{call.caller[1]},{call.caller[0]}", "personal"),
        "RP Ph": (call.phone, "personal"),
        "Rmks": (f"RP ADV NEIGHBOR {call.caller[1].upper()} AT DOOR AGAIN, WANTS CONTACT #{call.serial}", "personal"),
    }


def _product_codes(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    packed = "%Y%m%d%H%M%SCS"
    return {
        "num_1": (f"P24{call.serial:07d}", "event_number"),
        "eid": (str(880000 + call.serial), ("ignored", "event_number")),
        "ag_id": ("ZZPD", "ignored"),
        "tycod": (pick(SHORT_NATURES, call.kind), ("final_type", "ignored")),
        "typ_eng": (pick(CAMEL_TYPES, call.kind), "final_type"),
        "priority": (str(call.priority), "priority"),
        "ad_ts": (stamp(call.queued, packed), ("received_at", "queued_at")),
        "ds_ts": (stamp(call.assigned, packed), "first_assigned_at"),
        "en_ts": (stamp(call.en_route, packed), "first_en_route_at"),
        "ar_ts": (stamp(call.arrived, packed), "first_arrived_at"),
        "xdts": (stamp(call.closed, packed), ("closed_at", "first_cleared_at")),
        "estnum": (str(call.number), "address"),
        "efeanme": (call.street.split(" ")[0], "address"),
        "efeatyp": (call.street.split(" ")[1], "address"),
        "dgroup": (f"DIV{call.beat // 9 + 1}", "district"),
        "esz": (f"{100 + call.beat}", ("beat", "sector")),
        "dispo": (pick(SHORT_ENDINGS, call.ending), "disposition"),
        "clnum": (call.phone, "personal"),
        "clname": (f"{call.caller[0].upper()} {call.caller[1].upper()}", "personal"),
    }


def _dotted(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    iso = "%Y-%m-%dT%H:%M:%SZ"
    return {
        "event.cad_event_number": (f"2403{call.serial:06d}", "event_number"),
        "event.reporting_event_number": (f"24{call.serial:08d}" if call.ending == 1 else "", "ignored"),
        "event.call_answered_utc": (stamp(call.picked_up, iso), "phone_pickup_at"),
        "event.event_queued_utc": (stamp(call.queued, iso), "queued_at"),
        "event.first_unit_dispatched_utc": (stamp(call.assigned, iso), "first_assigned_at"),
        "event.first_unit_enroute_utc": (stamp(call.en_route, iso), "first_en_route_at"),
        "event.first_unit_arrived_utc": (stamp(call.arrived, iso), "first_arrived_at"),
        "event.event_closed_utc": (stamp(call.closed, iso), "closed_at"),
        "event.original_call_type": (pick(CAMEL_TYPES, call.first_kind).upper(), "initial_type"),
        "event.call_type": (pick(CAMEL_TYPES, call.kind).upper(), "final_type"),
        "event.original_priority": (f"P{call.first_priority}", "initial_priority"),
        "event.priority": (f"P{call.priority}", "priority"),
        "event.call_origin": (pick(("E-911", "NON-EMERGENCY", "FIELD INITIATED", "TEXT"), call.source), "call_source"),
        "event.is_mental_health_related": (str(pick(CAMEL_TYPES, call.kind).startswith("Mental")).lower(), "flag"),
        "clearing_dispositions": (
            ";".join({pick(CAMEL_ENDINGS, call.ending), pick(CAMEL_ENDINGS, call.kind)}),
            "disposition",
        ),
        "location.street_address": (f"{call.number} {call.street.title()}", "address"),
        "location.latitude": (str(call.latitude), "latitude"),
        "location.longitude": (str(call.longitude), "longitude"),
        "location.subdivision_1": (f"Beat {call.beat}", "beat"),
        "location.subdivision_2": (f"Sector {call.beat // 3}", "sector"),
        "location.subdivision_3": (f"District {call.beat // 9}", "district"),
        "location.place_type": (pick(("Residence", "Street", "Business", "School"), call.source), "place_type"),
        "reporting_party.name": (" ".join(call.caller), "personal"),
        "reporting_party.phone_number": (call.phone, "personal"),
        "event.narrative": (f"RP states {call.caller[0]} is yelling in the hallway, serial {call.serial}.", "personal"),
    }


STYLES = {
    "camel_case": ("one word for each thing, US 12-hour stamps, personal columns", _camel),
    "short_words": ("abbreviated words with spaces, two-digit years", _short),
    "product_codes": ("a product's own six-letter names, packed stamps with a zone suffix", _product_codes),
    "dotted_paths": ("dotted paths, ISO stamps in UTC, several dispositions in one field", _dotted),
}


def rehearsed_layouts() -> list[Layout]:
    """The layouts that were looked at."""
    return [_layout(name) for name in STYLES]


def _layout(name: str) -> Layout:
    style, write = STYLES[name]
    written = [write(call) for call in invented_calls(name)]
    return Layout(
        name=name,
        style=style,
        header=tuple(written[0]),
        rows=[[cell for cell, _ in row.values()] for row in written],
        truth={column: truth for column, (_, truth) in written[0].items()},
    )
