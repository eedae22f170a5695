"""A few invented calls in the layout of each city that a profile is shipped for: the published headers, no real value.

Each export holds two or three calls, and one row that cannot be read because the call has no number.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CityExport:
    """An export as text, and what reading it has to give: calls, unit responses, and the first call's stamps in UTC."""

    header: str
    rows: tuple[str, ...]
    calls: int
    stamps: dict[str, str]
    units: int = 0
    rejected: int = 1

    @property
    def text(self) -> str:
        """The whole file."""
        return "\n".join([self.header, *self.rows, ""])


SEATTLE = CityExport(
    header="CAD Event Number,Event Clearance Description,Call Type,Priority,Initial Call Type,Final Call Type,"
    "Original Time Queued,Arrived Time,Precinct,Sector,Beat,Blurred_Longitude,Blurred_Latitude",
    rows=(
        "1,ASSISTED,911,3,WELFARE CHECK,--CRISIS,07/01/2031 01:05:00 PM,07/01/2031 01:25:00 PM,N,U,U9,0.1,0.2",
        "2,NONE,ONVIEW,7,ALARM,--ALARM,01/15/2031 11:00:00 PM,01/15/2031 11:30:00 PM,N,U,U9,0.1,0.2",
        "3,NONE,ALARM CALL (NOT POLICE ALARM),7,ALARM,--ALARM,01/15/2031 11:00:00 AM,,N,U,U9,0.1,0.2",
        ",NONE,911,7,ALARM,--ALARM,01/15/2031 11:00:00 AM,,N,U,U9,0.1,0.2",
    ),
    calls=3,
    stamps={"queued_at": "2031-07-01 20:05:00", "first_arrived_at": "2031-07-01 20:25:00"},
)
SANDIEGO = CityExport(
    header="incident_num,date_time,day_of_week,address_number_primary,address_dir_primary,address_road_primary,"
    "address_sfx_primary,address_dir_intersecting,address_road_intersecting,address_sfx_intersecting,call_type,"
    "disposition,beat,priority",
    rows=(
        "E1,2031-07-01 00:05:00,3,100,,NOWHERE,ST,,,,5150,K,611.0,2",
        "E2,2031-01-15 00:05:00,4,200,,NOWHERE,ST,,,,459A,K,-1,2",
        "E3,2031-01-15 23:05:00,4,0,,NOWHERE,ST,,NEVER,AV,459A,K,12,2",
        ",2031-01-15 23:05:00,4,0,,NOWHERE,ST,,NEVER,AV,459A,K,12,2",
    ),
    calls=3,
    stamps={"received_at": "2031-07-01 07:05:00"},
)
SANFRANCISCO_POLICE = CityExport(
    header="crime_id,original_crime_type_name,report_date,call_date,offense_date,call_time,call_date_time,disposition,"
    "address,city,state,agency_id,address_type,common_location",
    rows=(
        "P1,801,,,,13:05,2031-07-01T13:05:00.000,HAN,100 Nowhere St,,CA,1,Premise Address,",
        "P2,Not recorded,,,,13:05,2031-01-15T13:05:00.000,Not recorded,100 Nowhere St,,CA,1,Intersection,",
        "P3,459,,,,13:05,2031-01-15T13:06:00.000,HAN,100 Nowhere St,,CA,1,Intersection,",
        ",459,,,,13:05,2031-01-15T13:06:00.000,HAN,100 Nowhere St,,CA,1,Intersection,",
    ),
    calls=3,
    stamps={"received_at": "2031-07-01 20:05:00"},
)
SANFRANCISCO_FIRE = CityExport(
    header="CallNumber,UnitID,IncidentNumber,CallType,CallDate,WatchDate,CallFinalDisposition,AvailableDtTm,Address,"
    "City,Zipcode,Battalion,StationArea,Box,OriginalPriority,Priority,FinalPriority,ALSUnit,CallTypeGroup,NumAlarms,"
    "UnitType,UnitSequenceInCallDispatch,FirePreventionDistrict,SupervisorDistrict,Neighborhood,Location,RowID,Delay",
    rows=(
        '1,E01,7,Alarms,07/01/2031,,Other,07/01/2031 01:05:00 PM,NOWHERE,,,B1,1,,3,3,3,,,1,E,1,,,,"(0.2, 0.1)",1-E01,2',
        '1,T01,7,Alarms,07/01/2031,,Other,07/01/2031 01:25:00 PM,NOWHERE,,,B1,1,,3,3,3,,,1,T,2,,,,"(0.2, 0.1)",1-T01,2',
        '2,E02,8,Alarms,01/15/2031,,Other,01/15/2031 01:05:00 PM,NOWHERE,,,B1,1,,3,3,3,,,1,E,1,,,,"(0.2, 0.1)",2-E02,2',
        ',E02,8,Alarms,01/15/2031,,Other,01/15/2031 01:05:00 PM,NOWHERE,,,B1,1,,3,3,3,,,1,E,1,,,,"(0.2, 0.1)",2-E02,2',
    ),
    calls=2,
    units=3,
    stamps={"first_cleared_at": "2031-07-01 20:05:00"},
)
MONTGOMERY = CityExport(
    header="lat,lng,desc,zip,title,timeStamp,twp,addr,e",
    rows=(
        "0.2,0.1,NOWHERE ST; Station 1; 2031-07-01 @ 13:05:00;,,EMS: X,2031-07-01 13:06:00,NOWHERE,NOWHERE ST,1",
        "0.2,0.1,NOWHERE ST; Station 1; 2031-01-15 @ 13:05:00;,,EMS: X,2031-01-15 13:06:00,NOWHERE,NOWHERE ST,1",
        "0.2,0.1,NEVER AV; 2031-01-15 @ 13:05;,,Traffic: X,2031-01-15 13:06:00,NOWHERE,NEVER AV,1",
        "0.2,0.1,,,Traffic: X,,NOWHERE,NEVER AV,1",
    ),
    calls=3,
    stamps={"received_at": "2031-07-01 17:06:00", "first_assigned_at": "2031-07-01 17:05:00"},
)
MINNEAPOLIS_COLUMNS = (
    "Master_Incident_Number,Response_Date,Agency_Type,Jurisdiction,Response_Plan,City,Postal_Code,Caller_Name,"
    "Call_Back_Phone,Caller_Location_Name,Time_PhonePickUp,Time_CallEnteredQueue,Time_CallTakingComplete,"
    "Time_First_Unit_Assigned,Time_First_Unit_Enroute,Time_First_Unit_Arrived,TimeFirstCallCleared,Time_CallClosed,"
    "initialProblem,Problem,initialPriority,Priority_Number,Call_Disposition,Cancel_Reason,911 Call,Location_Type,"
    "Latitude,Longitude,Battalion,Division"
)
MINNEAPOLIS_REST = 'Unwanted,Crisis,2,1,"AOK-All OK, RFD-Refused",,Yes,House,0.2,0.1,B,D'
MINNEAPOLIS = CityExport(
    header=MINNEAPOLIS_COLUMNS,
    rows=(
        "M1,,,,,,,Invented,,,2031-07-01 13:05:00,2031-07-01 13:06:00,,,,2031-07-01 13:25:00,,," + MINNEAPOLIS_REST,
        "M2,,,,,,,REDACTED,,,2031-01-15 13:05:00,2031-01-15 13:06:00,,,,,,," + MINNEAPOLIS_REST,
        "M3,,,,,,,REDACTED,,,REDACTED,2031-01-15 13:06:00,,,,,,," + MINNEAPOLIS_REST,
        ",,,,,,,REDACTED,,,REDACTED,2031-01-15 13:06:00,,,,,,," + MINNEAPOLIS_REST,
    ),
    calls=3,
    stamps={"phone_pickup_at": "2031-07-01 18:05:00", "first_arrived_at": "2031-07-01 18:25:00"},
)
GENERIC = CityExport(
    header="event_number,received_at,phone_pickup_at,queued_at,call_taking_completed_at,first_assigned_at,"
    "first_en_route_at,first_arrived_at,first_cleared_at,closed_at,initial_type,final_type,initial_priority,priority,"
    "disposition,cancel_reason,flag,call_source,address,place_type,latitude,longitude,beat,sector,district,"
    "caller_name,caller_phone",
    rows=(
        "G1,2031-07-01 13:05:00,,,,,,2031-07-01 13:25:00,,,WELFARE,CRISIS,2,1,,,,911,,,0.2,0.1,1,S,D,Invented,",
        "G2,2031-01-15 13:05:00,,,,,,,,,WELFARE,CRISIS,2,1,,,,911,,,0.2,0.1,1,S,D,Invented,",
        "G3,2031-01-15 13:06:00,,,,,,,,,WELFARE,CRISIS,2,1,,,,911,,,0.2,0.1,1,S,D,Invented,",
        ",2031-01-15 13:06:00,,,,,,,,,WELFARE,CRISIS,2,1,,,,911,,,0.2,0.1,1,S,D,Invented,",
    ),
    calls=3,
    stamps={"received_at": "2031-07-01 13:05:00", "first_arrived_at": "2031-07-01 13:25:00"},
)

CITY_EXPORTS = {
    "minneapolis": MINNEAPOLIS,
    "sandiego": SANDIEGO,
    "sanfrancisco_police": SANFRANCISCO_POLICE,
    "sanfrancisco_fire": SANFRANCISCO_FIRE,
    "seattle": SEATTLE,
    "montgomery": MONTGOMERY,
    "generic": GENERIC,
}
