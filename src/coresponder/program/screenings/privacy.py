"""The privacy classes of this app's fields."""

from coresponder.program.people.privacy import PERSON_PART
from coresponder.program.screenings.models import (
    InstrumentInUse,
    OwnersPermission,
    RequiredStep,
    SafetyPlan,
    Screening,
)
from coresponder.program.screenings.vocabulary import Section
from coresponder.safeguards.access.privacy import RECORD_PART
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, AS_THE_ROW_SAYS, classify
from coresponder.safeguards.vocabulary import DataClass

classify(
    OwnersPermission,
    {
        ADMINISTRATIVE: "id agency instrument_key evidence granted_on ends_on recorded_at withdrawn_at",
        ACCOUNT: "recorded_by withdrawn_by",
    },
)
classify(
    InstrumentInUse,
    {
        ADMINISTRATIVE: "id agency instrument_key version sha256 content permission put_in_use_at taken_out_at",
        ACCOUNT: "put_in_use_by taken_out_by",
    },
)
classify(
    Screening,
    RECORD_PART,
    PERSON_PART,
    {
        ADMINISTRATIVE: "encounter instrument how status administered_at form_version",
        AS_THE_ROW_SAYS: "answered reason end_reason",
    },
)
classify(
    RequiredStep,
    RECORD_PART,
    PERSON_PART,
    {
        ADMINISTRATIVE: "encounter screening answer answered_at",
        ACCOUNT: "answered_by",
        AS_THE_ROW_SAYS: "step_key answer_note",
    },
)
classify(
    SafetyPlan,
    RECORD_PART,
    PERSON_PART,
    {
        ADMINISTRATIVE: "encounter number is_read_back copy_given",
        DataClass.CLINICAL: " ".join((*Section.values, "end_reason")),
    },
)
