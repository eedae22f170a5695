"""The fields of people."""

from coresponder.program.extracts.fields.declaring import FILTERS, WHO_IT_IS, WORDS, Fields, Untouched

FACTS = (
    "persons.race_ethnicity persons.gender persons.language persons.interpreter_needed persons.veteran"
    " persons.disability"
)
FIELDS = (
    Fields(
        model="people.Person",
        into={"id": "persons.person", "is_unknown": "persons.is_identified", "merged_into": "persons.person"},
        left_out={WHO_IT_IS: "label", FILTERS: "created_by created_for created_at"},
    ),
    Fields(
        model="people.IdentityFact",
        is_part=True,
        into={"person": "persons.person", "value": "persons.age_band", "kind": "persons.age_band"},
        left_out={WHO_IT_IS: "detail tokens"},
    ),
    Fields(
        model="people.DemographicFact",
        is_part=True,
        into={
            "person": "persons.person",
            "element": FACTS,
            "codes": FACTS,
            "source": "persons.race_ethnicity_source",
        },
    ),
    Fields(
        model="people.SocialFact",
        is_part=True,
        into={
            "person": "persons.person",
            "element": "persons.housing persons.services",
            "codes": "persons.housing persons.services",
        },
        left_out={FILTERS: "source"},
    ),
    Fields(
        model="people.MergeRecord",
        into={
            "survivor": "persons.person",
            "loser": "persons.person",
            "moved": "persons.person",
            "merged_at": "persons.person",
            "split_at": "persons.person",
        },
        left_out={FILTERS: "id merged_by split_by"},
    ),
    Untouched(model="people.PersonName", reason=WHO_IT_IS),
    Untouched(model="people.NameTokens", reason=WHO_IT_IS),
    Untouched(model="people.MatchProposal", reason="A pair that nobody has answered says nothing that is known."),
    Untouched(model="people.CareNote", reason=WORDS),
    Untouched(model="people.JusticeNote", reason=WORDS),
    Untouched(model="people.SafetyFact", reason="What to be careful about is for those at the door, not for counting."),
)
