"""Six more headers that public bodies publish, with invented rows; looked at once and never tuned for.

Headers: New York police and ambulance calls, Phoenix, Sacramento, Austin, Asheville. Every row is made up.
"""

from tests.reference.unseen_layouts.invented_calls import InventedCall, invented_calls, pick, stamp
from tests.reference.unseen_layouts.layout import Layout, Truth
from tests.reference.unseen_layouts.published import CODES, PLACES, TEXTS

US = "%m/%d/%Y %I:%M:%S %p"
LONG_TEXTS = tuple(f"{text}: PAST (VIOLATION/INSIDE)" for text in TEXTS)
EMS_TYPES = ("SICK", "INJURY", "EDP", "DRUG", "UNC", "DIFFBR", "CARD", "ABDPN", "EDPC", "INJMAJ", "TRAUMA", "SEIZR")
SENTENCES = (
    "Completed (No Report)",
    "Completed (Report)",
    "Unable to Locate",
    "Cancelled by Caller",
    "Arrest Made",
    "Assigned to Other Unit",
)


def _new_york_police(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    start: Truth = ("received_at", "queued_at", "phone_pickup_at")
    return {
        "CAD_EVNT_ID": (str(98000000 + call.serial), "event_number"),
        "CREATE_DATE": (stamp(call.picked_up, "%m/%d/%Y"), "ignored"),
        "INCIDENT_DATE": (stamp(call.picked_up, "%m/%d/%Y"), ("ignored", *start)),
        "INCIDENT_TIME": (stamp(call.picked_up, "%H:%M:%S"), ("ignored", *start)),
        "NYPD_PCT_CD": (str(call.beat * 5 + 3), "district"),
        "BORO_NM": (pick(("NOWHERE ISLAND", "IMAGINARY", "FICTION"), call.beat // 6 + 1), ("ignored", "district")),
        "PATRL_BORO_NM": (f"PATROL BORO {pick(PLACES, call.beat // 6 + 1).upper()}", ("ignored", "district", "sector")),
        "GEO_CD_X": (str(980000 + call.number), "ignored"),
        "GEO_CD_Y": (str(190000 + call.number), "ignored"),
        "RADIO_CODE": (pick(CODES, call.kind), ("final_type", "ignored")),
        "TYP_DESC": (pick(LONG_TEXTS, call.kind), "final_type"),
        "CIP_JOBS": (pick(("Non CIP", "Critical", "Serious", "Non Critical"), call.source), ("priority", "ignored")),
        "ADD_TS": (stamp(call.queued, US), ("received_at", "queued_at")),
        "DISP_TS": (stamp(call.assigned, US), "first_assigned_at"),
        "ARRIVD_TS": (stamp(call.arrived, US), "first_arrived_at"),
        "CLOSNG_TS": (stamp(call.closed, US), "closed_at"),
        "Latitude": (str(call.latitude), "latitude"),
        "Longitude": (str(call.longitude), "longitude"),
    }


def _new_york_ambulance(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    return {
        "CAD_INCIDENT_ID": (f"2403{call.serial:05d}", "event_number"),
        "INCIDENT_DATETIME": (stamp(call.picked_up, US), ("received_at", "queued_at")),
        "INITIAL_CALL_TYPE": (pick(EMS_TYPES, call.first_kind), "initial_type"),
        "INITIAL_SEVERITY_LEVEL_CODE": (str(call.first_priority), "initial_priority"),
        "FINAL_CALL_TYPE": (pick(EMS_TYPES, call.kind), "final_type"),
        "FINAL_SEVERITY_LEVEL_CODE": (str(call.priority), "priority"),
        "FIRST_ASSIGNMENT_DATETIME": (stamp(call.assigned, US), "first_assigned_at"),
        "VALID_DISPATCH_RSPNS_TIME_INDC": ("Y", "ignored"),
        "DISPATCH_RESPONSE_SECONDS_QY": (str(call.number % 900), "ignored"),
        "FIRST_ACTIVATION_DATETIME": (stamp(call.en_route, US), ("first_en_route_at", "ignored")),
        "FIRST_ON_SCENE_DATETIME": (stamp(call.arrived, US), "first_arrived_at"),
        "VALID_INCIDENT_RSPNS_TIME_INDC": ("Y" if call.arrived else "N", "ignored"),
        "INCIDENT_RESPONSE_SECONDS_QY": (str(call.number % 1500), "ignored"),
        "INCIDENT_TRAVEL_TM_SECONDS_QY": (str(call.number % 700), "ignored"),
        "FIRST_TO_HOSP_DATETIME": (stamp(call.cleared if call.units == 1 else None, US), "ignored"),
        "FIRST_HOSP_ARRIVAL_DATETIME": (stamp(call.cleared if call.units == 1 else None, US), "ignored"),
        "INCIDENT_CLOSE_DATETIME": (stamp(call.closed, US), "closed_at"),
        "HELD_INDICATOR": (pick(("N", "N", "Y"), call.source), "ignored"),
        "INCIDENT_DISPOSITION_CODE": (pick(("82", "93", "96", "90", "87", "83"), call.ending), "disposition"),
        "BOROUGH": (pick(("NOWHERE ISLAND", "IMAGINARY", "FICTION"), call.beat // 6 + 1), ("ignored", "district")),
        "INCIDENT_DISPATCH_AREA": (f"Q{call.beat}", ("beat", "sector")),
        "ZIPCODE": (str(99100 + call.beat), ("ignored", "address")),
        "POLICEPRECINCT": (str(100 + call.beat), ("ignored", "district", "sector")),
        "CITYCOUNCILDISTRICT": (str(1 + call.beat // 2), ("ignored", "district")),
    }


def _phoenix(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    return {
        "INCIDENT_NUM": (f"2024{call.serial:08d}", "event_number"),
        "DISP_CODE": (pick(("N", "R", "U", "C", "A", "X"), call.ending), ("disposition", "ignored")),
        "DISPOSITION": (pick(SENTENCES, call.ending), "disposition"),
        "FINAL_RADIO_CODE": (pick(CODES, call.kind), ("final_type", "ignored")),
        "FINAL_CALL_TYPE": (pick(TEXTS, call.kind), "final_type"),
        "CALL_RECEIVED": (stamp(call.picked_up, "%m/%d/%Y %I:%M:%S%p"), ("received_at", "phone_pickup_at")),
        "HUNDREDBLOCKADDR": (f"{call.number // 100}XX {call.street}", "address"),
        "GRID": (f"C{call.beat}", ("beat", "sector")),
    }


def _sacramento(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    day, clock = "%Y/%m/%d", "%H:%M:%S"
    start: Truth = ("received_at", "phone_pickup_at", "queued_at")
    return {
        "OBJECTID": (str(call.serial), "ignored"),
        "Record_ID": (str(1400000 + call.serial), "event_number"),
        "Call_Type": (pick(CODES, call.kind), ("final_type", "ignored")),
        "Description": (pick(TEXTS, call.kind).title(), "final_type"),
        "Reporting_Officer": (f"{call.number % 900:04d}", ("personal", "ignored")),
        "Unit_ID": (f"{call.beat % 6 + 1}{'ABC'[call.units - 1]}{call.number % 60}", ("unit", "ignored")),
        "Report_Created": ("Y" if call.ending == 1 else "N", "ignored"),
        "Location": (f"{call.street.title()} / Invented Way", "address"),
        "Police_District": (str(call.beat // 3 + 1), "district"),
        "Beat": (f"{call.beat // 3 + 1}{'ABC'[call.beat % 3]}", "beat"),
        "Grid": (f"{call.number % 999:04d}", ("ignored", "beat", "sector")),
        "X_Coordinate": (str(6700000 + call.number), "ignored"),
        "Y_Coordinate": (str(1960000 + call.number), "ignored"),
        "Day_of_Week": (call.picked_up.strftime("%a"), "ignored"),
        "Occurence_Date": (stamp(call.picked_up, day), ("ignored", *start)),
        "Occurence_Time": (stamp(call.picked_up, clock), ("ignored", *start)),
        "Received_Date": (stamp(call.picked_up, day), start),
        "Received_Time": (stamp(call.picked_up, clock), start),
        "Dispatch_Date": (stamp(call.assigned, day), "first_assigned_at"),
        "Dispatch_Time": (stamp(call.assigned, clock), "first_assigned_at"),
        "Enroute_Date": (stamp(call.en_route, day), "first_en_route_at"),
        "Enroute_Time": (stamp(call.en_route, clock), "first_en_route_at"),
        "At_Scene_Date": (stamp(call.arrived, day), "first_arrived_at"),
        "At_Scene_Time": (stamp(call.arrived, clock), "first_arrived_at"),
        "Clear_Date": (stamp(call.cleared, day), ("first_cleared_at", "closed_at")),
        "Clear_Time": (stamp(call.cleared, clock), ("first_cleared_at", "closed_at")),
    }


def _austin(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    origin = "Officer Initiated Incident" if call.source == 2 else "Dispatched Incident"
    return {
        "incident_number": (str(240010000 + call.serial), "event_number"),
        "response_datetime": (stamp(call.queued, "%Y-%m-%dT%H:%M:%S.000"), ("received_at", "queued_at")),
        "incident_type": (origin, ("call_source", "ignored")),
        "sector": (pick(PLACES, call.beat // 3 + 1), "sector"),
        "council_district": (str(call.beat // 2 + 1), ("ignored", "district")),
        "geoid": (f"99453{call.number:07d}", "ignored"),
        "response_day_of_week": (call.queued.strftime("%a"), "ignored"),
        "response_hour": (str(call.queued.hour), "ignored"),
        "initial_problem_description": (pick(TEXTS, call.kind).title(), ("initial_type", "final_type")),
        "initial_problem_category": (pick(("Disturbance", "Crashes", "Other"), call.kind), ("ignored", "final_type")),
    }


def _asheville(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    return {
        "incident_number": (f"24{call.serial:06d}", "event_number"),
        "call_time": (stamp(call.picked_up, "%Y/%m/%d %H:%M:%S+00"), ("received_at", "queued_at")),
        "address": (f"{call.number}-BLK {call.street}", "address"),
        "call_nature": (pick(TEXTS, call.kind), "final_type"),
        "call_disposition": (pick(SENTENCES, call.ending), "disposition"),
        "objectid": (str(call.serial), "ignored"),
    }


STYLES = {
    "new_york_police": ("vowels left out of the words, durations left to the reader", _new_york_police),
    "new_york_ambulance": ("severity for priority, durations and hospital stamps beside", _new_york_ambulance),
    "phoenix": ("eight columns, code beside text, one stamp", _phoenix),
    "sacramento": ("a date column and a time column for each stamp, unit and officer", _sacramento),
    "austin": ("one stamp called response, type that means origin", _austin),
    "asheville": ("six columns", _asheville),
}


def later_layouts() -> list[Layout]:
    """Layouts that were looked at once."""
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
