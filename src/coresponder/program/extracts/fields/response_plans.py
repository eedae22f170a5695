"""The fields of response plans."""

from coresponder.program.extracts.fields.declaring import FILTERS, INNER, STAFF, WORDS, Fields, Untouched

FIELDS = (
    Fields(
        model="response_plans.PlanVersion",
        is_part=True,
        into={"person": "persons.has_response_plan", "approved_at": "persons.has_response_plan"},
        left_out={
            WORDS: "helps_first makes_worse whom_to_call steps when_well when_in_crisis own_wishes note",
            FILTERS: "state",
            INNER: "number edited_at submitted_at review_due_on",
            STAFF: "approved_by",
        },
    ),
    Untouched(model="response_plans.PlanDecision", reason=WORDS),
    Untouched(model="response_plans.Suggestion", reason=WORDS),
    Untouched(model="response_plans.Threshold", reason=INNER),
)
