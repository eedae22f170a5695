"""The fields of deployment criteria and kinds of teams."""

from coresponder.program.extracts.fields.declaring import INNER, STAFF, WORDS, Fields, Untouched

FIELDS = (
    Fields(
        model="deployment.ModelVariant",
        into={
            "key": "encounters.model_variant team_responses.model_variant shifts.model_variant",
            "presence": "program_calls.is_reached",
            "triggers": "program_calls.team_on_duty",
            "most_at_once": "program_calls.missed_because",
        },
        left_out={INNER: "id title partners with_officer needs is_active changed_at", WORDS: "description"},
    ),
    Fields(
        model="deployment.PutInForce",
        into={
            "id": "recording_changes.change_id",
            "version": "recording_changes.what",
            "from_at": "recording_changes.since_on",
        },
        left_out={WORDS: "reason", STAFF: "by"},
    ),
    Fields(
        model="deployment.CriteriaVersion",
        into={"number": "recording_changes.what"},
        left_out={INNER: "id content sha256 based_on saved_at", STAFF: "saved_by"},
    ),
    Untouched(model="deployment.CriteriaDraft", reason=INNER),
)
