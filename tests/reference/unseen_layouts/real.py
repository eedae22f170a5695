"""Real layouts, read where the public data stand beside the project, with the truth written by hand.

The truth comes from each publisher's own description of its columns. Where a careful person could answer in two
ways, both are listed; a column that may also be left out (the same fact twice, a postal code) does not count.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from tests.reference.unseen_layouts.layout import Layout, Truth

FIRST_ROWS = 2000

MINNEAPOLIS: Mapping[str, Truth] = {
    "Master_Incident_Number": "event_number",
    "911 Call": "call_source",
    "Response_Date": ("ignored", "received_at"),
    "Agency_Type": "ignored",
    "Jurisdiction": "ignored",
    "Division": "district",
    "Battalion": ("sector", "beat"),
    "Problem": "final_type",
    "Priority_Number": "priority",
    "initialProblem": "initial_type",
    "initialPriority": "initial_priority",
    "Response_Plan": "ignored",
    "Time_PhonePickUp": "phone_pickup_at",
    "City": ("ignored", "address"),
    "Postal_Code": ("ignored", "address"),
    "Location_Type": "place_type",
    "Time_CallEnteredQueue": "queued_at",
    "Time_CallTakingComplete": "call_taking_completed_at",
    "Time_CallClosed": "closed_at",
    "Time_First_Unit_Assigned": "first_assigned_at",
    "Time_First_Unit_Enroute": "first_en_route_at",
    "Time_First_Unit_Arrived": "first_arrived_at",
    "Call_Disposition": "disposition",
    "Cancel_Reason": "cancel_reason",
    "Longitude": "longitude",
    "Latitude": "latitude",
    "TimeFirstCallCleared": "first_cleared_at",
}

SAN_DIEGO: Mapping[str, Truth] = {
    "incident_num": "event_number",
    "date_time": ("received_at", "queued_at"),
    "day_of_week": "ignored",
    "address_number_primary": "address",
    "address_dir_primary": "address",
    "address_road_primary": "address",
    "address_sfx_primary": "address",
    "address_dir_intersecting": ("address", "ignored"),
    "address_road_intersecting": "address",
    "address_sfx_intersecting": ("address", "ignored"),
    "call_type": "final_type",
    "disposition": "disposition",
    "beat": "beat",
    "priority": "priority",
}

SAN_FRANCISCO_POLICE: Mapping[str, Truth] = {
    "crime_id": "event_number",
    "original_crime_type_name": ("final_type", "initial_type"),
    "report_date": "ignored",
    "call_date": ("ignored", "received_at"),
    "offense_date": "ignored",
    "call_time": ("ignored", "received_at"),
    "call_date_time": ("received_at", "queued_at"),
    "disposition": "disposition",
    "address": "address",
    "city": ("ignored", "address"),
    "state": ("ignored", "address"),
    "agency_id": "ignored",
    "address_type": "place_type",
    "common_location": ("ignored", "address", "place_type"),
}

SAN_FRANCISCO_FIRE: Mapping[str, Truth] = {
    "CallNumber": "event_number",
    "UnitID": "unit",
    "IncidentNumber": "ignored",
    "CallType": "final_type",
    "CallDate": ("ignored", "received_at"),
    "WatchDate": "ignored",
    "CallFinalDisposition": "disposition",
    "AvailableDtTm": ("first_cleared_at", "closed_at"),
    "Address": "address",
    "City": ("ignored", "address"),
    "Zipcode": ("ignored", "address"),
    "Battalion": ("district", "sector", "ignored"),
    "StationArea": ("beat", "sector", "ignored"),
    "Box": ("beat", "ignored"),
    "OriginalPriority": "initial_priority",
    "Priority": ("priority", "ignored"),
    "FinalPriority": ("priority", "ignored"),
    "ALSUnit": "ignored",
    "CallTypeGroup": "ignored",
    "NumAlarms": "ignored",
    "UnitType": "ignored",
    "UnitSequenceInCallDispatch": "unit_order",
    "FirePreventionDistrict": ("district", "sector", "ignored"),
    "SupervisorDistrict": ("district", "ignored"),
    "Neighborhood": ("beat", "sector", "ignored"),
    "Location": ("latitude", "longitude"),
    "RowID": "ignored",
    "Delay": "ignored",
}

SEATTLE: Mapping[str, Truth] = {
    "CAD Event Number": "event_number",
    "Event Clearance Description": "disposition",
    "Call Type": "call_source",
    "Priority": "priority",
    "Initial Call Type": "initial_type",
    "Final Call Type": "final_type",
    "Original Time Queued": ("queued_at", "received_at"),
    "Arrived Time": "first_arrived_at",
    "Precinct": "district",
    "Sector": "sector",
    "Beat": "beat",
    "Blurred_Longitude": "longitude",
    "Blurred_Latitude": "latitude",
}

SEATTLE_REDUCED: Mapping[str, Truth] = {
    "CAD.Event.Number": "event_number",
    "Event.Clearance.Description": "disposition",
    "Call.Type": "call_source",
    "Priority": "priority",
    "Initial.Call.Type": "initial_type",
    "Final.Call.Type": "final_type",
    "Incident.Date": ("received_at", "queued_at"),
    "Blurred_Longitude": "longitude",
    "Blurred_Latitude": "latitude",
    "broad_category": "ignored",
}

MONTGOMERY: Mapping[str, Truth] = {
    "lat": "latitude",
    "lng": "longitude",
    "desc": ("ignored", "address", "received_at", "queued_at", "personal"),
    "zip": ("ignored", "address"),
    "title": "final_type",
    "timeStamp": ("received_at", "queued_at"),
    "twp": ("district", "sector", "beat"),
    "addr": "address",
    "e": "ignored",
}

TORONTO: Mapping[str, Truth] = {
    "objectid": "ignored",
    "event_id": "event_number",
    "event_date": ("received_at", "queued_at"),
    "event_year": "ignored",
    "event_month": "ignored",
    "event_dow": "ignored",
    "event_hour": ("received_at", "ignored"),
    "event_type": "final_type",
    "division": "district",
    "occurrence_created": ("ignored", "disposition"),
    "apprehension_made": ("ignored", "disposition"),
    "hood_158": ("ignored", "beat", "sector"),
    "neighbourhood_158": ("ignored", "beat", "sector"),
}

EUGENE: Mapping[str, Truth] = {
    "yr": "ignored",
    "service": "ignored",
    "inci_id": "event_number",
    "calltime": ("ignored", "received_at", "queued_at"),
    "case_id": "ignored",
    "callsource": "call_source",
    "nature": "final_type",
    "closecode": ("disposition", "ignored"),
    "closed_as": "disposition",
    "secs_to_disp": "ignored",
    "secs_to_arrv": "ignored",
    "secs_to_close": "ignored",
    "disp": "ignored",
    "arrv": "ignored",
    "beat": "beat",
    "priority": "priority",
    "zip": ("ignored", "address"),
    "primeunit": ("unit", "ignored"),
    "units_dispd": "ignored",
    "units_arrived": "ignored",
}

UCSD: Mapping[str, Truth] = {
    "CALL_CATEGORY": "final_type",
    "LOCATION": "address",
    "DATE_REPORTED": ("ignored", "received_at"),
    "CASE_NUMBER": "event_number",
    "DATE_OCCURRED": "received_at",
    "TIME_OCCURRED": "received_at",
    "SUMMARY": "personal",
    "DISPOSITION": "disposition",
    "ARREST": ("ignored", "disposition"),
    "IS_UPDATE": "ignored",
    "PDF": "ignored",
}

REAL: Mapping[str, tuple[str, Mapping[str, Truth]]] = {
    "minneapolis": ("cad-minneapolis-2020/minneapolis_mpd_cad_2020.csv.zst", MINNEAPOLIS),
    "san_diego": ("cad-sandiego/sdpd_calls_for_service_2023-01.csv.zst", SAN_DIEGO),
    "san_francisco_police": ("cad-sanfrancisco-2018q4/sfpd_calls_for_service_2018q4.csv.zst", SAN_FRANCISCO_POLICE),
    "san_francisco_fire": ("cad-sanfrancisco-fire/sffd_calls_sample_175k.parquet", SAN_FRANCISCO_FIRE),
    "seattle": ("cad-seattle-sample/seattle_call_data_sample.csv", SEATTLE),
    "seattle_reduced": ("cad-seattle-sample/seattle_call_data_3beaches_2010-2024.csv.zst", SEATTLE_REDUCED),
    "montgomery": ("cad-montgomery-pa/montgomery_pa_911_2015-12_2016-08.csv.zst", MONTGOMERY),
    "toronto": ("crisis-toronto/tps_persons_in_crisis_2014-2015.csv.zst", TORONTO),
    "eugene": ("codes-springfield-eugene-or/eugene_cad_sample_2014.csv", EUGENE),
    "ucsd": ("log-ucsd-2020/ucsd_police_calls_2020.csv.zst", UCSD),
}


def real_layout(shared_data: Path, name: str) -> Layout:
    """The first rows of one real export, with its truth."""
    file, truth = REAL[name]
    header, rows = first_rows(shared_data / file)
    return Layout(name=name, style=file, header=header, rows=rows, truth=dict(truth))


def first_rows(path: Path) -> tuple[tuple[str, ...], list[list[str]]]:
    """Header and first rows of a file, every cell as text; read apart from the program's own reading."""
    scan = "read_parquet(?)" if path.suffix == ".parquet" else "read_csv(?, all_varchar=true, header=true)"
    with duckdb.connect() as connection:
        result = connection.execute(f"SELECT * FROM {scan} LIMIT {FIRST_ROWS}", [str(path)])
        header = tuple(column[0] for column in result.description)
        return header, [["" if cell is None else str(cell) for cell in row] for row in result.fetchall()]
