"""The fields of encounters. What becomes of each question of the form stands with the table itself."""

from coresponder.formats.dataset.tables.encounters import ANSWERED
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

ANSWERS = " ".join(f"encounters.{name}" for name in ANSWERED)
FIELDS = (
    Fields(
        model="encounters.Encounter",
        into={
            "id": "encounters.encounter_id dispositions.encounter_id encounter_codes.encounter_id",
            "person": "encounters.person persons.person encounters.person_ordinal",
            "assignment": "encounters.response_id encounters.model_variant",
            "calls": "encounters.call_id encounters.calls",
        },
        left_out={
            ELSEWHERE: "contact_origin contact_mode contact_result is_met counts_as_repeat started_at ended_at",
            INNER: "ordinal facts_from created_at",
            STAFF: "created_by created_for",
        },
    ),
    Fields(
        model="encounters.EncounterCall",
        into={"encounter": "encounters.encounter_id", "call": "encounters.call_id encounters.calls"},
        left_out={INNER: "id"},
    ),
    Fields(
        model="encounters.PartFiling",
        is_part=True,
        into={
            "encounter": "encounters.encounter_id",
            "part": "encounters.has_operational_part encounters.has_clinical_part",
            "form_version": "encounters.form_version recording_changes.what",
            "contact_at": "encounters.started_at encounters.local_date encounters.local_hour encounters.person_day",
            "late_hours": "encounters.operational_late_hours encounters.clinical_late_hours",
            "documentation_minutes": "encounters.documentation_minutes",
            "received_at": "recording_changes.since_on",
        },
        left_out={
            FILTERS: "number is_beside_another person",
            LEADS_BACK: "record_id sha256 forked_from",
            WORDS: "body receipt comment",
            INNER: "state way started_at filed_at clock_offset_seconds narrative_words missing returned_at reviewed_at",
            STAFF: "returned_by reviewed_by",
        },
    ),
    Fields(
        model="encounters.PartAnswers",
        is_part=True,
        into={
            "encounter": "encounters.encounter_id",
            "part": "dispositions.said_by_officer dispositions.said_by_clinician",
            "answers": f"{ANSWERS} dispositions.disposition encounter_codes.code",
            "hierarchy_version": "recording_changes.what",
            "filing": "encounters.encounter_id",
        },
        left_out={WORDS: "narrative", ELSEWHERE: "primary_outcome form_version", FILTERS: "person"},
    ),
    Untouched(model="encounters.PartDraft", reason="What is not filed is nobody's but the writer's."),
    Untouched(model="encounters.Addendum", reason=WORDS),
    Untouched(model="encounters.AdvanceNotice", reason=WORDS),
)
