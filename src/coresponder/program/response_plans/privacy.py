"""The privacy classes of this app's fields."""

from coresponder.program.people.privacy import PERSON_PART
from coresponder.program.response_plans.models import PlanDecision, PlanVersion, Suggestion, Threshold
from coresponder.program.response_plans.vocabulary import Section
from coresponder.safeguards.access.privacy import RECORD_PART
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify
from coresponder.safeguards.vocabulary import DataClass

classify(
    PlanVersion,
    RECORD_PART,
    PERSON_PART,
    {
        DataClass.RESPONSE_GUIDANCE: " ".join((*Section.values, "note")),
        ADMINISTRATIVE: "number state edited_at submitted_at approved_at review_due_on",
        ACCOUNT: "approved_by",
    },
)
classify(
    Suggestion,
    RECORD_PART,
    PERSON_PART,
    {
        DataClass.RESPONSE_GUIDANCE: "text answer_note",
        ADMINISTRATIVE: "is_urgent answer answered_at",
        ACCOUNT: "answered_by",
    },
)
classify(PlanDecision, RECORD_PART, PERSON_PART, {DataClass.RESPONSE_GUIDANCE: "decided reason"})
classify(Threshold, {ADMINISTRATIVE: "id contacts months set_at", ACCOUNT: "set_by"})
