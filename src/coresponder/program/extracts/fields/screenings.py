"""The fields of screenings and safety plans."""

from coresponder.program.extracts.fields.declaring import FILTERS, INNER, STAFF, WORDS, Fields, Untouched

RESULT = "screenings.band screenings.is_positive screenings.score"
STEPS = "screenings.steps_asked screenings.steps_done screenings.steps_open"
PLAN_WORDS = "signs alone company asking lines safer reasons not_helping end_reason"
FIELDS = (
    Fields(
        model="screenings.Screening",
        is_part=True,
        into={
            "id": "screenings.screening_id",
            "person": "screenings.person persons.person",
            "encounter": "screenings.encounter_id",
            "instrument": f"screenings.instrument screenings.version {RESULT}",
            "how": "screenings.how",
            "status": "screenings.status",
            "administered_at": "screenings.administered_at screenings.local_date",
            "answered": RESULT,
        },
        left_out={WORDS: "reason end_reason", INNER: "form_version"},
    ),
    Fields(
        model="screenings.RequiredStep",
        is_part=True,
        into={"screening": STEPS, "answer": STEPS, "answered_at": STEPS},
        left_out={WORDS: "answer_note", INNER: "step_key", STAFF: "answered_by", FILTERS: "person encounter"},
    ),
    Fields(
        model="screenings.SafetyPlan",
        is_part=True,
        into={
            "id": "safety_plans.safety_plan_id",
            "person": "safety_plans.person persons.person",
            "encounter": "safety_plans.encounter_id",
            "number": "safety_plans.number",
            "recorded_at": "safety_plans.written_at safety_plans.local_date",
            "is_read_back": "safety_plans.is_read_back",
            "copy_given": "safety_plans.copy_given",
        },
        left_out={WORDS: PLAN_WORDS},
    ),
    Fields(
        model="screenings.InstrumentInUse",
        into={
            "id": "recording_changes.change_id",
            "instrument_key": "screenings.instrument",
            "version": "screenings.version recording_changes.what",
            "content": RESULT,
            "put_in_use_at": "recording_changes.since_on",
            "taken_out_at": "recording_changes.since_on",
        },
        left_out={INNER: "agency sha256 permission", STAFF: "put_in_use_by taken_out_by"},
    ),
    Untouched(model="screenings.OwnersPermission", reason=INNER),
)
