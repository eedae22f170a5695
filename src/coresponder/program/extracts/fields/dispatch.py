"""The fields of dispatch."""

from coresponder.formats.dataset.tables.dispatch import UNAVAILABLE
from coresponder.program.extracts.fields.declaring import ELSEWHERE, FILTERS, INNER, STAFF, WORDS, Fields, Untouched

AWAY = " ".join(f"shifts.unavailable_{each}_minutes" for each in UNAVAILABLE)
STANDING = "team_responses.state team_responses.en_route_at team_responses.on_scene_at team_responses.ended_at"
FIELDS = (
    Fields(
        model="dispatch.Assignment",
        into={
            "id": "team_responses.response_id encounters.response_id",
            "call": "team_responses.call_id",
            "team": "team_responses.team team_responses.model_variant encounters.model_variant",
            "shift": "team_responses.shift_id shifts.responses shifts.on_calls_minutes",
            "part": "team_responses.part",
            "origin": "team_responses.origin program_calls.is_reached",
            "offered_at": "team_responses.offered_at team_responses.minutes_received_to_offered",
        },
        left_out={
            ELSEWHERE: (
                "state accepted_at en_route_at officer_on_scene_at partner_on_scene_at on_scene_at officer_released_at"
                " transporting_at ended_at not_going destination"
            ),
            INNER: "is_exclusive version answer_due_at",
            STAFF: "offered_by",
        },
    ),
    Fields(
        model="dispatch.StatusEvent",
        into={
            "assignment": "team_responses.response_id",
            "step": STANDING,
            "happened_at": STANDING,
            "not_going": "team_responses.not_going",
            "destination": "team_responses.destination",
            "by": "team_responses.officer_on_scene_at team_responses.partner_on_scene_at",
        },
        left_out={INNER: "id statuses recorded_at number way undoes", FILTERS: "received_at"},
    ),
    Fields(
        model="dispatch.Override",
        into={"call": "program_calls.missed_because", "reason": "program_calls.missed_because"},
        left_out={FILTERS: "id at", INNER: "assignment advised", STAFF: "by"},
    ),
    Fields(
        model="dispatch.Shift",
        into={
            "id": "shifts.shift_id team_responses.shift_id",
            "team": "shifts.team shifts.model_variant",
            "state": "shifts.state",
            "planned_from_at": "shifts.planned_from_at shifts.local_date shifts.local_hour shifts.planned_minutes",
            "planned_to_at": "shifts.planned_to_at shifts.planned_minutes",
            "worked_from_at": "shifts.worked_from_at shifts.worked_minutes program_calls.team_on_duty",
            "worked_to_at": "shifts.worked_to_at shifts.worked_minutes program_calls.team_on_duty",
            "called_off_because": "shifts.called_off_because",
        },
        left_out={INNER: "vehicle version", STAFF: "planned_by"},
    ),
    Fields(
        model="dispatch.ShiftMember",
        into={
            "shift": "shifts.officers shifts.partners",
            "user": "team_responses.officer_on_scene_at team_responses.partner_on_scene_at",
            "role": "shifts.officers shifts.partners",
            "languages": "shifts.has_other_language",
        },
        left_out={INNER: "id check_in_minutes phone_heard_at phone_waiting"},
    ),
    Fields(
        model="dispatch.Unavailability",
        into={"shift": AWAY, "reason": AWAY, "from_at": AWAY, "to_at": AWAY},
        left_out={INNER: "id", STAFF: "noted_by"},
    ),
    Fields(
        model="dispatch.Team",
        into={
            "id": "shifts.team team_responses.team",
            "variant": "shifts.model_variant team_responses.model_variant encounters.model_variant",
            "areas": "program_calls.missed_because",
        },
        left_out={STAFF: "call_sign agency", INNER: "answer_seconds check_in_minutes is_active created_at"},
    ),
    Untouched(model="dispatch.TeamMember", reason=STAFF),
    Untouched(model="dispatch.TeamRequest", reason="What became of it is the team's part in the call."),
    Untouched(model="dispatch.SafetyAlert", reason=STAFF),
    Untouched(model="dispatch.Handover", reason=WORDS),
    Untouched(model="dispatch.HandoverLine", reason=WORDS),
)
