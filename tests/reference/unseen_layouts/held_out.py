"""Three invented layouts that nobody looked at while the proposal was being written."""

from tests.reference.unseen_layouts.invented_calls import InventedCall, invented_calls, pick, stamp
from tests.reference.unseen_layouts.layout import Layout, Truth

PLAIN_TYPES = (
    "WELFARE CHECK",
    "TRAFFIC OFFENSE",
    "CITIZEN DISPUTE",
    "AGENCY ASSIST",
    "MENTAL PROBLEM",
    "JUVENILE PROBLEM",
    "SUICIDE THREAT",
    "LOCKOUT",
    "FIRE ALARM",
    "THREATS",
    "CRIMINAL MISCHIEF",
)
CODED_TYPES = ("10-50", "10-96", "CK WELF", "BURGALRM", "DISTURB", "SHOPLIFT", "MENTAL", "PURSUIT", "PARKING", "THREAT")
CODED_ENDINGS = ("A - ARREST", "R - REPORT", "N - NO ACTION", "U - UNABLE TO LOCATE", "T - TRANSPORTED", "W - WARNED")
SHEET_TYPES = ("psych", "welfare chk", "theft", "noise", "traffic", "fight", "trespasser", "overdose")
SHEET_ENDINGS = ("hospital", "talked down", "report", "gone", "arrest", "referral")


def _two_columns_for_a_time(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    day, clock = "%Y-%m-%d", "%H:%M:%S"
    return {
        "IncidentNumber": (f"PD{call.serial:08d}", "event_number"),
        "ReportedDate": (stamp(call.picked_up, day), ("received_at", "queued_at", "phone_pickup_at")),
        "ReportedTime": (stamp(call.picked_up, clock), ("received_at", "queued_at", "phone_pickup_at")),
        "FirstDispatchDate": (stamp(call.assigned, day), "first_assigned_at"),
        "FirstDispatchTime": (stamp(call.assigned, clock), "first_assigned_at"),
        "FirstOnSceneDate": (stamp(call.arrived, day), "first_arrived_at"),
        "FirstOnSceneTime": (stamp(call.arrived, clock), "first_arrived_at"),
        "LastClearedDate": (stamp(call.cleared, day), ("first_cleared_at", "closed_at")),
        "LastClearedTime": (stamp(call.cleared, clock), ("first_cleared_at", "closed_at")),
        "IncidentTypeCode": (pick(CODED_TYPES, call.kind), "final_type"),
        "InitialIncidentTypeCode": (pick(CODED_TYPES, call.first_kind), "initial_type"),
        "PriorityCode": (str(call.priority), "priority"),
        "DispositionCode": (pick(CODED_ENDINGS, call.ending), "disposition"),
        "OriginationMethod": (pick(("E911", "PHONE", "UNIT", "ALARM CO"), call.source), "call_source"),
        "StreetNumber": (str(call.number), "address"),
        "StreetName": (call.street, "address"),
        "CityName": ("NOWHERE CITY", ("address", "ignored")),
        "PatrolBeat": (str(100 + call.beat), "beat"),
        "PatrolDistrict": (pick(("NORTH", "SOUTH", "EAST"), call.beat // 6 + 1), "district"),
        "CallerLastName": (call.caller[1], "personal"),
        "CallerFirstName": (call.caller[0], "personal"),
        "CallbackNumber": (call.phone, "personal"),
        "ReportingOfficerBadge": (str(3000 + call.number % 90), ("personal", "ignored")),
    }


def _records_screen(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    screen = "%H:%M:%S %m/%d/%Y"
    return {
        "Call Number": (f"{call.serial:05d}CAD24", "event_number"),
        "Nature": (pick(PLAIN_TYPES, call.kind), "final_type"),
        "How Received": (pick(("911 Line", "Telephone", "Officer Report", "In Person"), call.source), "call_source"),
        "When Reported": (stamp(call.picked_up, screen), ("received_at", "queued_at", "phone_pickup_at")),
        "Occurred between": (stamp(call.picked_up, screen), "ignored"),
        "Time Dispatched": (stamp(call.assigned, screen), "first_assigned_at"),
        "Time Enroute": (stamp(call.en_route, screen), "first_en_route_at"),
        "Time Arrived": (stamp(call.arrived, screen), "first_arrived_at"),
        "Time Completed": (stamp(call.closed, screen), ("closed_at", "first_cleared_at")),
        "Priority": (pick(("High", "Medium", "Low"), call.priority), "priority"),
        "Clearance": (pick(("RTF", "CAA", "NRP", "ACT", "UNF", "DUP"), call.ending), "disposition"),
        "Address": (f"{call.number} {call.street}", "address"),
        "City": ("ZZY", ("address", "ignored")),
        "Area": (f"A{call.beat}", ("beat", "sector")),
        "Complainant": (f"{call.caller[1].upper()} {call.caller[0].upper()}", "personal"),
        "Contact": (call.phone, "personal"),
        "Responsible Officer": (f"{call.officer[0][0]} {call.officer[1]}", "personal"),
        "Comments": (f"{call.caller[0]} called about a person by the road, ref {call.serial}", "personal"),
    }


def _desk_sheet(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    day, clock = "%m/%d/%Y", "%I:%M %p"
    return {
        "Log No.": (f"{call.serial}", "event_number"),
        "Date": (stamp(call.picked_up, day), ("received_at", "queued_at", "phone_pickup_at")),
        "Time in": (stamp(call.picked_up, clock), ("received_at", "queued_at", "phone_pickup_at")),
        "Time sent": (stamp(call.assigned, clock), ("first_assigned_at", "ignored")),
        "Time out": (stamp(call.cleared, clock), ("first_cleared_at", "closed_at", "ignored")),
        "Problem": (pick(SHEET_TYPES, call.kind), "final_type"),
        "Result": (pick(SHEET_ENDINGS, call.ending), "disposition"),
        "Urgency": (pick(("urgent", "soon", "routine"), call.priority), "priority"),
        "Where": (f"{call.number} {call.street.title()}", "address"),
        "Mental health?": (pick(("N", "Y", "N"), call.kind), "flag"),
        "Caller": (" ".join(call.caller), "personal"),
        "Phone": (call.phone, "personal"),
        "Handled by": (" ".join(call.officer), "personal"),
    }


STYLES = {
    "date_and_time_apart": ("a date column and a time column for each stamp, split address", _two_columns_for_a_time),
    "records_screen": ("the labels of a records screen, clock before date", _records_screen),
    "desk_sheet": ("a desk's own spreadsheet with one date and several clock times", _desk_sheet),
}


def held_out_layouts() -> list[Layout]:
    """The layouts that were not looked at."""
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
        held_out=True,
    )
