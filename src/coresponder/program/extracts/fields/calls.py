"""The fields of calls that the program knew live. Exports of CAD have tables of their own."""

from coresponder.program.extracts.fields.declaring import (
    EXACT_PLACE,
    INNER,
    LEADS_BACK,
    STAFF,
    WORDS,
    Fields,
    Untouched,
)

OF_EXPORTS = "It is about exports of CAD, whose calls are in the table `calls` of a baseline."
FIELDS = (
    Fields(
        model="calls.Call",
        into={
            "id": "program_calls.call_id encounters.call_id team_responses.call_id",
            "merged_into": "program_calls.call_id",
            "state": "program_calls.missed_because",
            "received_at": (
                "program_calls.received_at program_calls.local_date program_calls.local_month program_calls.local_hour"
                " program_calls.local_weekday team_responses.minutes_received_to_offered"
                " team_responses.minutes_received_to_on_scene"
            ),
            "closed_at": "program_calls.closed_at",
            "category": "program_calls.category",
            "nexus": "program_calls.nexus",
            "priority": "program_calls.priority",
            "source": "program_calls.call_source",
            "place_type": "program_calls.place_type",
            "beat": "program_calls.beat encounters.beat",
            "weapon": "program_calls.weapon_reported",
            "violence": "program_calls.violence_reported",
            "medical": "program_calls.medical_reported",
            "suicide": "program_calls.suicide_reported",
        },
        left_out={
            LEADS_BACK: "feed source_incident_id event_number",
            WORDS: "type_code type_text initial_type narrative disposition",
            EXACT_PLACE: "place_text place_token latitude longitude",
            INNER: "version nexus_rule nexus_reason is_contested source_clock_at changed_at language age_band",
        },
    ),
    Fields(
        model="calls.Judgement",
        into={
            "call": "program_calls.advice",
            "answer": "program_calls.advice program_calls.is_eligible",
            "criteria_version": "program_calls.criteria_version",
            "judged_at": "program_calls.advice",
        },
        left_out={INNER: "id call_version variant rule_key sentence"},
    ),
    Untouched(model="calls.CallPerson", reason="Who is on a call is told by encounters; before one it is a guess."),
    Untouched(model="calls.CallRelation", reason="Merged calls are followed; other relations no measure reads."),
    Untouched(model="calls.CallVersion", reason="What was known when is the dispatcher's history."),
    Untouched(model="calls.Document", reason=WORDS),
    Untouched(model="calls.Feed", reason=STAFF),
    Untouched(model="calls.Export", reason=OF_EXPORTS),
    Untouched(model="calls.SavedProfile", reason=OF_EXPORTS),
    Untouched(model="calls.TypeDecision", reason=OF_EXPORTS),
)
