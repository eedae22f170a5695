"""The fields of follow-up and feedback."""

from coresponder.program.extracts.fields.declaring import (
    ELSEWHERE,
    FILTERS,
    INNER,
    LEADS_BACK,
    STAFF,
    WORDS,
    Fields,
    Untouched,
)  # fmt: skip

ATTEMPTS = "follow_ups.attempts follow_ups.first_attempt_at follow_ups.reached_at"
SAID = "feedback.question feedback.answer"
FIELDS = (
    Fields(
        model="follow_up.FollowUp",
        is_part=True,
        into={
            "id": "follow_ups.follow_up_id",
            "person": "follow_ups.person persons.person",
            "encounter": "follow_ups.encounter_id follow_ups.hours_to_reached",
            "rule": "follow_ups.rule",
            "window_hours": "follow_ups.due_hours",
            "due_at": "follow_ups.due_at follow_ups.local_date follow_ups.is_on_time",
            "state": "follow_ups.state",
            "stop_reason": "follow_ups.stopped_because",
            "need_status": "follow_ups.need_status",
            "handed_over_at": "follow_ups.handed_over",
        },
        left_out={
            WORDS: "what_for next_note stop_note receiver_name receiver_organization",
            LEADS_BACK: "made_by",
            ELSEWHERE: "first_attempt_at reached_at",
            FILTERS: "changed_at",
            INNER: "episode comes_after asked_role is_urgent next_step",
        },
    ),
    Fields(
        model="follow_up.Attempt",
        is_part=True,
        into={
            "follow_up": ATTEMPTS,
            "channel": "follow_ups.channel follow_ups.reached_whom",
            "result": "follow_ups.reached_at follow_ups.reached_whom follow_ups.state",
            "made_at": f"{ATTEMPTS} follow_ups.hours_to_first_attempt",
            "minutes": "follow_ups.minutes_spent",
        },
        left_out={WORDS: "note", FILTERS: "person state_before", INNER: "has_family_consent encounter"},
    ),
    Fields(
        model="follow_up.FollowUpRule",
        into={"key": "follow_ups.rule"},
        left_out={
            INNER: ("id rule_set position title after_hours results outcomes problems origins is_urgent agency role"),
            STAFF: "goes_to",
        },
    ),
    Fields(
        model="follow_up.RuleSet",
        into={"number": "recording_changes.what", "set_at": "recording_changes.since_on"},
        left_out={FILTERS: "id", WORDS: "why", STAFF: "set_by"},
    ),
    Fields(
        model="follow_up.FeedbackAnswer",
        into={
            "id": "feedback.feedback_id",
            "month_on": "feedback.local_month",
            "respondent": "feedback.respondent",
            "respected": SAID,
            "heard": SAID,
            "safer": SAID,
            "again": SAID,
        },
        left_out={WORDS: "words", STAFF: "team"},
    ),
    Untouched(model="follow_up.FeedbackCard", reason="How many cards were handed out is counted where they are made."),
    Untouched(model="follow_up.Unplanned", reason=INNER),
    Untouched(model="follow_up.ContactWish", reason=WORDS),
    Untouched(model="follow_up.Episode", reason="An episode is work on a list; what was done is in follow-ups."),
    Untouched(model="follow_up.CareGoal", reason=WORDS),
    Untouched(model="follow_up.CareTask", reason=WORDS),
    Untouched(model="follow_up.CareHours", reason=STAFF),
    Untouched(model="follow_up.StaffAway", reason=STAFF),
    Untouched(model="follow_up.Conference", reason=INNER),
    Untouched(model="follow_up.Seat", reason=INNER),
    Untouched(model="follow_up.AgendaItem", reason=WORDS),
)
