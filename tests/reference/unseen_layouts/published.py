"""Headers that cities publish, with invented rows in the same shape; first looked at when the proposal was finished.

The headers are facts of the cities' open-data portals (New Orleans, Cincinnati, Detroit, San Francisco's closed
calls, Los Angeles, and a public page of St. Louis); every row is made up.
"""

from tests.reference.unseen_layouts.invented_calls import InventedCall, invented_calls, pick, stamp
from tests.reference.unseen_layouts.layout import Layout, Truth

CODES = ("103D", "21", "58", "107", "18", "62A", "103M", "67", "29S", "94", "966", "34S")
TEXTS = (
    "DOMESTIC DISTURBANCE",
    "COMPLAINT OTHER",
    "RETURN FOR ADDITIONAL INFO",
    "SUSPICIOUS PERSON",
    "TRAFFIC INCIDENT",
    "BURGLAR ALARM, SILENT",
    "MENTAL PATIENT",
    "THEFT",
    "SUICIDE THREAT",
    "DISCHARGING FIREARM",
    "HIT & RUN",
    "AGGRAVATED ASSAULT",
)
ENDING_CODES = ("NAT", "RTF", "GOA", "UNF", "VOI", "DUP")
ENDINGS = ("Necessary Action Taken", "REPORT TO FOLLOW", "GONE ON ARRIVAL", "UNFOUNDED", "VOID", "DUPLICATE")
PLACES = ("Storybrook", "Madeup Heights", "Nowhere Park", "Fiction Flats", "East Imaginary", "Pretend Hill")
ISO = "%Y-%m-%dT%H:%M:%S.000"


def _new_orleans(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    return {
        "NOPD_Item": (f"C{call.serial:05d}24", "event_number"),
        "Type": (pick(CODES, call.kind), ("final_type", "ignored")),
        "TypeText": (pick(TEXTS, call.kind), "final_type"),
        "Priority": (f"{call.priority % 3}{'ABCDE'[call.priority - 1]}", "priority"),
        "InitialType": (pick(CODES, call.first_kind), ("initial_type", "ignored")),
        "InitialTypeText": (pick(TEXTS, call.first_kind), "initial_type"),
        "InitialPriority": (f"{call.first_priority % 3}{'ABCDE'[call.first_priority - 1]}", "initial_priority"),
        "MapX": (str(3670000 + call.number), "ignored"),
        "MapY": (str(530000 + call.number * 3), "ignored"),
        "TimeCreate": (stamp(call.picked_up, ISO), ("received_at", "queued_at")),
        "TimeDispatch": (stamp(call.assigned, ISO), "first_assigned_at"),
        "TimeArrive": (stamp(call.arrived, ISO), "first_arrived_at"),
        "TimeClosed": (stamp(call.closed, ISO), "closed_at"),
        "Disposition": (pick(ENDING_CODES, call.ending), ("disposition", "ignored")),
        "DispositionText": (pick(ENDINGS, call.ending), "disposition"),
        "SelfInitiated": ("Y" if call.source == 2 else "N", "call_source"),
        "Beat": (f"{call.beat % 8 + 1}{'ABCDEF'[call.beat // 3]}0{call.beat % 3 + 1}", "beat"),
        "BLOCK_ADDRESS": (f"{call.number // 100:03d}XX {call.street.title()}", "address"),
        "Zip": (str(99000 + call.beat), ("ignored", "address")),
        "PoliceDistrict": (str(call.beat % 8 + 1), "district"),
        "Location": (f"POINT ({call.longitude} {call.latitude})", ("latitude", "longitude")),
    }


def _cincinnati(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    style = "%Y %b %d %I:%M:%S %p"
    return {
        "ADDRESS_X": (f"{call.number // 100}XX {call.street}", "address"),
        "LATITUDE_X": (str(call.latitude), "latitude"),
        "LONGITUDE_X": (str(call.longitude), "longitude"),
        "AGENCY": ("ZZPD", "ignored"),
        "CREATE_TIME_INCIDENT": (stamp(call.picked_up, style), ("received_at", "queued_at")),
        "DISPOSITION_TEXT": (f"{pick(ENDING_CODES, call.ending)}: {pick(ENDINGS, call.ending)}", "disposition"),
        "EVENT_NUMBER": (f"LZZ2403{call.serial:07d}", "event_number"),
        "INCIDENT_TYPE_ID": (pick(CODES, call.kind), ("final_type", "ignored")),
        "INCIDENT_TYPE_DESC": (pick(TEXTS, call.kind), "final_type"),
        "PRIORITY": (str(call.priority * 5), "priority"),
        "PRIORITY_COLOR": (pick(("RED", "ORANGE", "YELLOW", "GREEN", "BLUE"), call.priority), ("ignored", "priority")),
        "ARRIVAL_TIME_PRIMARY_UNIT": (stamp(call.arrived, style), "first_arrived_at"),
        "CLOSED_TIME_INCIDENT": (stamp(call.closed, style), "closed_at"),
        "DISPATCH_TIME_PRIMARY_UNIT": (stamp(call.assigned, style), "first_assigned_at"),
        "BEAT": (f"P{call.beat:03d}", "beat"),
        "COMMUNITY_COUNCIL_NEIGHBORHOOD": (pick(PLACES, call.beat // 3 + 1), ("ignored", "sector", "beat")),
        "DISTRICT": (str(call.beat // 5 + 1), "district"),
        "SNA_NEIGHBORHOOD": (pick(PLACES, call.beat // 3 + 1), ("ignored", "sector", "beat")),
        "CPD_NEIGHBORHOOD": (pick(PLACES, call.beat // 3 + 1).upper(), ("ignored", "sector", "beat")),
    }


def _detroit(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    minutes = f"{call.number / 1000:.1f}"
    return {
        "incident_id": (str(202406000000 + call.serial), "event_number"),
        "agency": ("DZZ", "ignored"),
        "incident_address": (f"{call.street.title()} & Invented Way", "address"),
        "zip_code": (str(99200 + call.beat), ("ignored", "address")),
        "priority": (pick(("1", "2", "3", "P", "4"), call.priority), "priority"),
        "callcode": (pick(CODES, call.kind), ("final_type", "ignored")),
        "calldescription": (pick(TEXTS, call.kind), "final_type"),
        "category": (pick(("DISTURB", "MISC", "TRAF", "ALARM", "MNTL", "THEFT"), call.kind), ("ignored", "final_type")),
        "call_timestamp": (stamp(call.picked_up, "%Y/%m/%d %H:%M:%S+00"), ("received_at", "queued_at")),
        "precinct_sca": (f"{call.beat // 4 + 2:02d}{call.beat % 4 + 1:02d}", ("district", "sector", "beat")),
        "respondingunit": (f"{call.beat:02d}-{call.units}7", ("unit", "ignored")),
        "officerinitiated": ("Yes" if call.source == 2 else "No", "call_source"),
        "intaketime": (f"{call.priority}.2", "ignored"),
        "dispatchtime": (minutes, "ignored"),
        "traveltime": (minutes, "ignored"),
        "totalresponsetime": (minutes, "ignored"),
        "time_on_scene": (minutes, "ignored"),
        "totaltime": (minutes, "ignored"),
        "neighborhood": (pick(PLACES, call.beat // 3 + 1), ("ignored", "sector", "beat")),
        "block_id": (f"26163{call.number:010d}", "ignored"),
        "council_district": (str(call.beat // 3 + 1), ("ignored", "district")),
        "longitude": (str(call.longitude), "longitude"),
        "latitude": (str(call.latitude), "latitude"),
        "ObjectId": (str(call.serial), "ignored"),
    }


def _san_francisco_closed(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    return {
        "id": (f"{call.serial:08d}", ("ignored", "event_number")),
        "cad_number": (f"2403{call.serial:05d}", "event_number"),
        "dup_cad_number": ("", "ignored"),
        "pd_incident_report": (f"24{call.serial:07d}" if call.ending == 2 else "", "ignored"),
        "received_datetime": (stamp(call.picked_up, ISO), ("received_at", "phone_pickup_at")),
        "entry_datetime": (stamp(call.queued, ISO), ("queued_at", "ignored")),
        "dispatch_datetime": (stamp(call.assigned, ISO), "first_assigned_at"),
        "enroute_datetime": (stamp(call.en_route, ISO), "first_en_route_at"),
        "onscene_datetime": (stamp(call.arrived, ISO), "first_arrived_at"),
        "close_datetime": (stamp(call.closed, ISO), "closed_at"),
        "call_type_original": (pick(CODES, call.first_kind), ("initial_type", "ignored")),
        "call_type_original_desc": (pick(TEXTS, call.first_kind), "initial_type"),
        "call_type_original_notes": ("DRUGS" if call.kind == 3 else "", ("ignored", "personal")),
        "call_type_final": (pick(CODES, call.kind), ("final_type", "ignored")),
        "call_type_final_desc": (pick(TEXTS, call.kind), "final_type"),
        "priority_original": (pick(("A", "B", "C"), call.first_priority), "initial_priority"),
        "priority_final": (pick(("A", "B", "C"), call.priority), "priority"),
        "agency": (pick(("Police", "Sheriff"), call.source), "ignored"),
        "disposition": (pick(("HAN", "GOA", "ADV", "REP", "UTL", "CIT"), call.ending), "disposition"),
        "onview_flag": ("Y" if call.source == 2 else "N", "call_source"),
        "sensitive_call": ("true" if call.kind == 7 else "false", "ignored"),
        "intersection_name": (f"{call.street} \\ INVENTED WAY", "address"),
        "intersection_id": (str(24000000 + call.number), "ignored"),
        "intersection_point": (f"POINT ({call.longitude} {call.latitude})", ("latitude", "longitude")),
        "supervisor_district": (str(call.beat // 2 + 1), ("ignored", "district")),
        "analysis_neighborhood": (pick(PLACES, call.beat // 3 + 1), ("ignored", "beat", "sector")),
        "police_district": (pick(PLACES[:5], call.beat // 4 + 1).upper(), "district"),
        "call_last_updated_at": (stamp(call.closed, "%Y-%m-%dT18:55:00.000"), "ignored"),
        "data_as_of": ("2024-04-30T19:10:05.000", "ignored"),
        "data_loaded_at": ("2024-04-30T22:00:11.000", "ignored"),
    }


def _los_angeles(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    sent = call.assigned or call.queued
    return {
        "Incident_Number": (f"240301{call.serial:06d}", "event_number"),
        "Area_Occ": (pick(PLACES, call.beat // 3 + 1), ("district", "sector")),
        "Rpt_Dist": (str(1300 + call.beat), ("beat", "sector")),
        "Dispatch_Date": (stamp(sent, "%Y-%m-%dT00:00:00.000"), ("first_assigned_at", "received_at")),
        "Dispatch_Time": (stamp(sent, "%H:%M:%S"), ("first_assigned_at", "received_at")),
        "Call_Type_Code": (pick(CODES, call.kind), ("final_type", "ignored")),
        "Call_Type_Text": (pick(TEXTS, call.kind), "final_type"),
    }


def _st_louis(call: InventedCall) -> dict[str, tuple[str, Truth]]:
    return {
        "id": (f"P2024{call.serial:06d}", "event_number"),
        "location": (f"{call.number // 100}XX {call.street}", "address"),
        "description": (pick(TEXTS, call.kind).title(), "final_type"),
        "eventtime": (stamp(call.picked_up, "%Y-%m-%d %H:%M:%S"), ("received_at", "queued_at")),
        "raweventtime": ("", ("ignored", "received_at")),
    }


STYLES = {
    "new_orleans": ("codes beside texts, points, state-plane coordinates", _new_orleans),
    "cincinnati": ("shouted snake case, month names in stamps", _cincinnati),
    "detroit": ("unbroken lower-case words, durations in minutes, offset in the stamp", _detroit),
    "san_francisco_closed": ("original and final side by side, bookkeeping stamps", _san_francisco_closed),
    "los_angeles": ("abbreviated words, a date column that writes midnight", _los_angeles),
    "st_louis": ("five plain words", _st_louis),
}


def published_layouts() -> list[Layout]:
    """Layouts whose headers cities publish."""
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
