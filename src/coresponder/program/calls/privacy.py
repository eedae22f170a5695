"""The privacy classes of this app's fields. Past calls lie as Parquet, with a data dictionary of their own."""

from coresponder.program.calls.models import (
    Call,
    CallPerson,
    CallRelation,
    CallVersion,
    Document,
    Export,
    Feed,
    Judgement,
    SavedProfile,
    TypeDecision,
)
from coresponder.program.people.privacy import PERSON_PART
from coresponder.safeguards.access.privacy import RECORD_PART
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, PSEUDONYM, SECRET, classify
from coresponder.safeguards.vocabulary import DataClass

classify(
    Export,
    {
        ADMINISTRATIVE: "id file_name size_bytes sha256 state uploaded_at rows columns dropped_columns rejected "
        "saved_profile problem_code problem_sentence problem_next_step",
        ACCOUNT: "uploaded_by",
    },
)
classify(SavedProfile, {ADMINISTRATIVE: "id name version content sha256 saved_at", ACCOUNT: "saved_by"})
classify(TypeDecision, {ADMINISTRATIVE: "id spelling nexus reason decided_at", ACCOUNT: "decided_by"})
classify(
    Feed,
    {
        ADMINISTRATIVE: "id name agency format saved_profile same_calls_as folder time_zone priority narrative_column "
        "keeps_callers secret_set_at expected_quiet_minutes last_received_at duplicates personal_parts_dropped "
        "is_active created_at",
        SECRET: "secret",
    },
)
classify(
    Call,
    {
        ADMINISTRATIVE: "id feed source_incident_id event_number version state merged_into received_at closed_at "
        "type_code type_text initial_type category nexus nexus_rule nexus_reason priority source beat disposition "
        "is_contested source_clock_at changed_at",
        DataClass.OPERATIONAL: "place_text place_type latitude longitude narrative weapon violence medical suicide",
        DataClass.DEMOGRAPHICS: "language age_band",
        PSEUDONYM: "place_token",
    },
)
classify(CallRelation, {ADMINISTRATIVE: "id from_call kind to_incident_id to_call since_at ended_at"})
classify(
    Document,
    {
        ADMINISTRATIVE: "id feed call channel sha256 file_sha256 row_number received_at outcome problem_code "
        "problem_sentence",
        DataClass.OPERATIONAL: "payload",
        ACCOUNT: "received_by",
    },
)
classify(
    CallVersion,
    {
        ADMINISTRATIVE: "id call number document payload_sha256 source_clock_at received_at is_late is_contested",
        DataClass.OPERATIONAL: "said known",
    },
)
classify(
    Judgement,
    {
        ADMINISTRATIVE: "id call call_version criteria_version answer variant rule_key judged_at",
        DataClass.OPERATIONAL: "sentence",
    },
)
classify(CallPerson, RECORD_PART, PERSON_PART, {ADMINISTRATIVE: "call", DataClass.OPERATIONAL: "standing"})
