"""Calls of the program with what was advised and what happened, the teams' parts in them, and shifts."""

from coresponder.formats.dataset.schema import Table
from coresponder.formats.dataset.tables.columns import (
    coded,
    count,
    flag,
    in_order,
    instant,
    key,
    link,
    local_date,
    minutes,
    words,
)  # fmt: skip

CALL_SOURCES = (
    "911", "non_emergency", "988", "211_311", "officer", "walk_in", "provider", "school", "alarm", "follow_up",
    "other", "unknown",
)  # fmt: skip
PLACE_TYPES = (
    "home", "street", "business", "school", "shelter", "hospital", "jail", "facility", "transit", "other", "unknown",
)  # fmt: skip
REPORTED = ("yes", "no", "unknown")
MISSED = (
    "busy", "off_shift", "out_of_area", "unsafe", "declined", "not_asked", "unavailable", "cancelled",
    "decided_otherwise",
)  # fmt: skip
PARTS = ("primary", "assist", "consult")
ORIGINS = ("dispatched", "patrol_request", "self_dispatched", "after_event")
RESPONSE_STATES = (
    "offered", "accepted", "en_route", "on_scene", "officer_released", "transporting", "clear", "declined",
    "could_not", "expired", "cancelled",
)  # fmt: skip
NOT_GOING = (
    "busy", "too_far", "unsafe", "not_behavioral_health", "staffing", "end_of_shift", "vehicle", "known_to_member",
    "not_needed", "better_team", "taken_back", "other",
)  # fmt: skip
DESTINATIONS = (
    "emergency_department", "crisis_center", "psychiatric_hospital", "sobering_or_detox", "respite_or_peer", "shelter",
    "home_or_family", "jail", "other",
)  # fmt: skip
SHIFT_STATES = ("planned", "on_duty", "ended", "called_off")
CALLED_OFF = ("staffing", "sick", "credential", "vehicle", "planned_wrong", "other")
UNAVAILABLE = (
    "report_writing", "transport", "facility_wait", "court", "training", "meal", "vehicle", "briefing", "supervision",
    "other",
)  # fmt: skip
ADVICE = (
    "send", "consider", "police_first", "medical_first", "by_phone", "other_team", "offer_988", "follow_up",
    "do_not_send", "no_rule",
)  # fmt: skip

PROGRAM_CALLS = Table(
    name="program_calls",
    grain="one row for each call that the program knew live; merged ones are part of the call that goes on",
    description="What was advised for a call and whether a team reached it. For calls out of exports of CAD there is"
    " the table `calls`; `source` and `event_number` are not here, because they would lead to the call.",
    key=("call_id",),
    orders=in_order("received_at", "closed_at"),
    columns=(
        key("call_id", "The call's token."),
        instant("received_at", "When the call reached dispatch."),
        instant("closed_at", "When it was closed."),
        local_date("local_date", "Local date at which it came in."),
        local_date("local_month", "First day of that month."),
        count("local_hour", "Local hour at which it came in.", unit="0 to 23"),
        count("local_weekday", "Local weekday.", unit="ISO: Monday 1 to Sunday 7"),
        coded("call_source", CALL_SOURCES, "How it reached dispatch.", required=True),
        words("category", "What it is about, by the rule table.", required=True),
        coded("nexus", ("yes", "possible", "no", "unknown"), "Behavioral-health nexus of its type.", required=True),
        count("priority", "Priority as the program reads it; 1 is the most urgent."),
        coded("place_type", PLACE_TYPES, "Kind of place.", required=True),
        words("beat", "Smallest patrol area.", in_months=False),
        coded("weapon_reported", REPORTED, "Whether a weapon was reported.", required=True),
        coded("violence_reported", REPORTED, "Whether violence was reported.", required=True),
        coded("suicide_reported", REPORTED, "Whether suicide was reported.", required=True),
        coded("medical_reported", REPORTED, "Whether a medical need was reported.", required=True),
        coded("advice", ADVICE, "What the criteria advised last; empty where no criteria judged it."),
        words("criteria_version", "The version of the criteria that judged it last."),
        flag("is_eligible", "The criteria advised that a team take part while the call is open.", required=True),
        flag("team_on_duty", "A team that answers calls was on duty when it came in. Only of eligible calls."),
        flag("is_reached", "A team was at the scene, or helped by phone or video.", required=True),
        coded("missed_because", MISSED, "Why an eligible call that is over was not reached; exactly one reason."),
        flag("is_confirmed_crisis", "An encounter on it says that somebody was in crisis; empty without an encounter."),
    ),
)

TEAM_RESPONSES = Table(
    name="team_responses",
    grain="one row for each team that was asked to take part in a call",
    description="A team's part in a call, from the offer to being clear. Rows of single units out of CAD are"
    " `unit_responses`.",
    key=("response_id",),
    columns=(
        key("response_id", "The token of the team's part in the call."),
        link("call_id", "program_calls.call_id", "The call's token.", required=True),
        link("shift_id", "shifts.shift_id", "The shift's token; empty where the team was on none."),
        words("team", "The team's token; no call sign.", required=True),
        words("model_variant", "The kind of team, by its key in the program.", required=True),
        coded("part", PARTS, "Whose call it is: primary, assisting, consulting.", required=True),
        coded("origin", ORIGINS, "How the team came to the call.", required=True),
        coded("state", RESPONSE_STATES, "How far it came.", required=True),
        instant("offered_at", "When it was asked."),
        instant("accepted_at", "When it accepted."),
        instant("en_route_at", "When it was on its way."),
        instant("officer_on_scene_at", "When the officer arrived."),
        instant("partner_on_scene_at", "When the partner arrived."),
        instant("on_scene_at", "When the team as a whole was there."),
        instant("officer_released_at", "When the officer was released."),
        instant("transporting_at", "When it set out to take somebody somewhere."),
        instant("ended_at", "When its part ended."),
        minutes("minutes_received_to_offered", "From the call coming in until the team was asked."),
        minutes("minutes_offered_to_accepted", "From being asked to accepting."),
        minutes("minutes_received_to_on_scene", "From the call coming in until the team was there."),
        minutes("minutes_offered_to_on_scene", "From being asked until the team was there."),
        minutes("minutes_on_scene", "From being there until its part ended."),
        minutes("minutes_to_officer_release", "From being there until the officer was released."),
        coded("not_going", NOT_GOING, "Why it declined, could not go, or was called back."),
        coded("destination", DESTINATIONS, "Where somebody was taken."),
    ),
    orders=in_order("offered_at", "ended_at"),
)

SHIFTS = Table(
    name="shifts",
    grain="one row for each shift of each team",
    description="Shifts as planned and as worked. Lengths are true minutes, over changes of the clock too. Nobody who"
    " worked is named.",
    key=("shift_id",),
    orders=(*in_order("planned_from_at", "planned_to_at"), *in_order("worked_from_at", "worked_to_at")),
    columns=(
        key("shift_id", "The shift's token."),
        words("team", "The team's token; no call sign.", required=True),
        words("model_variant", "The kind of team, by its key in the program.", required=True),
        coded("state", SHIFT_STATES, "How far it is.", required=True),
        instant("planned_from_at", "When it was to begin."),
        instant("planned_to_at", "When it was to end."),
        instant("worked_from_at", "When it began."),
        instant("worked_to_at", "When it ended."),
        local_date("local_date", "Local date on which it was to begin."),
        count("local_hour", "Local hour at which it was to begin.", unit="0 to 23"),
        minutes("planned_minutes", "How long it was planned."),
        minutes("worked_minutes", "How long it was; empty while it goes on."),
        coded("called_off_because", CALLED_OFF, "Why it did not take place."),
        count("officers", "How many officers were on it.", required=True),
        count("partners", "How many clinicians, peers and other partners were on it.", required=True),
        count("trained", "How many of both had every required training in force that day; empty: nothing is required."),
        flag("has_other_language", "Somebody on it speaks a language other than English.", required=True),
        *(
            minutes(f"unavailable_{each}_minutes", f"Could not be sent: {each.replace('_', ' ')}.")
            for each in UNAVAILABLE
        ),
        minutes("on_calls_minutes", "On calls, overlaps counted once."),
        count("responses", "How many calls the team had a part in on this shift.", required=True),
    ),
)
