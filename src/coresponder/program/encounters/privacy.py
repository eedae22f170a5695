"""The privacy classes of this app's fields."""

from coresponder.program.encounters.models import (
    Addendum,
    AdvanceNotice,
    Encounter,
    EncounterCall,
    PartAnswers,
    PartDraft,
    PartFiling,
)
from coresponder.program.people.privacy import PERSON_PART
from coresponder.safeguards.access.privacy import RECORD_PART
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, AS_THE_ROW_SAYS, PSEUDONYM, classify
from coresponder.safeguards.classification.vocabulary import FieldClass
from coresponder.safeguards.vocabulary import DataClass

OF_AN_ENCOUNTER: dict[FieldClass, str] = {ADMINISTRATIVE: "encounter part"}

classify(
    Encounter,
    {
        ADMINISTRATIVE: "id ordinal facts_from created_at created_for",
        PSEUDONYM: "person",
        ACCOUNT: "created_by",
        DataClass.OPERATIONAL: "assignment calls contact_origin contact_mode contact_result is_met counts_as_repeat "
        "started_at ended_at",
    },
)
classify(EncounterCall, {ADMINISTRATIVE: "id encounter", DataClass.OPERATIONAL: "call"})
classify(
    PartFiling,
    RECORD_PART,
    PERSON_PART,
    OF_AN_ENCOUNTER,
    {
        ADMINISTRATIVE: "record_id number state sha256 form_version way is_beside_another forked_from started_at "
        "filed_at received_at clock_offset_seconds contact_at late_hours documentation_minutes narrative_words "
        "missing returned_at reviewed_at",
        ACCOUNT: "returned_by reviewed_by",
        AS_THE_ROW_SAYS: "body receipt comment",
    },
)
classify(
    PartAnswers,
    RECORD_PART,
    PERSON_PART,
    OF_AN_ENCOUNTER,
    {
        ADMINISTRATIVE: "filing form_version hierarchy_version",
        AS_THE_ROW_SAYS: "answers narrative primary_outcome",
    },
)
classify(
    PartDraft,
    RECORD_PART,
    PERSON_PART,
    OF_AN_ENCOUNTER,
    {ADMINISTRATIVE: "saved_at started_at", AS_THE_ROW_SAYS: "body"},
)
classify(Addendum, RECORD_PART, PERSON_PART, OF_AN_ENCOUNTER, {ADMINISTRATIVE: "filing", AS_THE_ROW_SAYS: "text"})
classify(
    AdvanceNotice,
    RECORD_PART,
    PERSON_PART,
    OF_AN_ENCOUNTER,
    {ADMINISTRATIVE: "to_agency told_at names_the_person", AS_THE_ROW_SAYS: "text"},
)
