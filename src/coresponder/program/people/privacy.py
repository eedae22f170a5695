"""The privacy classes of this app's fields."""

from coresponder.program.people.models import (
    CareNote,
    DemographicFact,
    IdentityFact,
    JusticeNote,
    MatchProposal,
    MergeRecord,
    NameTokens,
    Person,
    PersonName,
    SafetyFact,
    SocialFact,
)
from coresponder.safeguards.access.privacy import RECORD_PART
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, AS_THE_ROW_SAYS, PSEUDONYM, classify
from coresponder.safeguards.classification.vocabulary import FieldClass
from coresponder.safeguards.vocabulary import DataClass

# What every part of a person's record has beside what every part of any record has.
PERSON_PART: dict[FieldClass, str] = {
    PSEUDONYM: "person",
    ADMINISTRATIVE: "replaces ended_at",
    ACCOUNT: "ended_by",
}

classify(
    Person,
    {
        # The label of somebody unknown is a date and a letter; the program makes it.
        PSEUDONYM: "id label merged_into",
        ADMINISTRATIVE: "is_unknown created_at",
        ACCOUNT: "created_by created_for",
    },
)
classify(PersonName, RECORD_PART, PERSON_PART, {DataClass.IDENTITY: "kind given middle family"})
classify(NameTokens, {ADMINISTRATIVE: "name", PSEUDONYM: "tokens"})
classify(IdentityFact, RECORD_PART, PERSON_PART, {DataClass.IDENTITY: "kind detail value", PSEUDONYM: "tokens"})
classify(DemographicFact, RECORD_PART, PERSON_PART, {DataClass.DEMOGRAPHICS: "element codes source"})
classify(SocialFact, RECORD_PART, PERSON_PART, {DataClass.SOCIAL_NEEDS: "element codes source"})
classify(
    SafetyFact,
    RECORD_PART,
    PERSON_PART,
    {DataClass.SAFETY: "category text source observed_on expires_on"},
)
classify(CareNote, RECORD_PART, PERSON_PART, {AS_THE_ROW_SAYS: "kind text"})
classify(JusticeNote, RECORD_PART, PERSON_PART, {DataClass.CRIMINAL_JUSTICE: "text"})
classify(
    MatchProposal,
    {
        PSEUDONYM: "first second",
        ADMINISTRATIVE: "id probability reasons found_at answer answered_at",
        ACCOUNT: "answered_by",
    },
)
classify(
    MergeRecord,
    {PSEUDONYM: "survivor loser moved", ADMINISTRATIVE: "id merged_at split_at", ACCOUNT: "merged_by split_by"},
)
