"""Persons served, as tokens, with coarse answers about who they are. What was not recorded has a code of its own."""

from coresponder.formats.dataset.schema import Table
from coresponder.formats.dataset.tables.columns import coded, flag, key, local_date, until_now

NOT_RECORDED = "not_recorded"
AGE_BANDS = ("under_12", "12_to_17", "18_to_24", "25_to_44", "45_to_64", "65_or_older", NOT_RECORDED)
# The single question of OMB Statistical Policy Directive 15 (2024); somebody with several answers counts as several.
RACE_ETHNICITY = (
    "american_indian_alaska_native", "asian", "black_african_american", "hispanic_latino",
    "middle_eastern_north_african", "native_hawaiian_pacific_islander", "white", "several", NOT_RECORDED,
)  # fmt: skip
SOURCES = ("self", "observed", "record", NOT_RECORDED)
GENDERS = ("woman", "man", "another", NOT_RECORDED)
LANGUAGES = ("en", "es", "another", NOT_RECORDED)
HOUSING = ("stable", "at_risk", "doubled_up", "sheltered", "unsheltered", "institution", NOT_RECORDED)
YES_NO_OR_NOT_RECORDED = ("yes", "no", NOT_RECORDED)
ENGAGEMENT = ("engaged", "enrolled", "none", NOT_RECORDED)

PERSONS = Table(
    name="persons",
    grain="one row for each person with an encounter in this data set",
    description="Who somebody is stands nowhere: a token, and answers made coarse enough that several people share"
    " them. Records that turned out to be of one person have one token.",
    key=("person",),
    columns=(
        key("person", "The person's token: a keyed hash, another one in each purpose of release."),
        flag(
            "is_identified",
            "It is known who the person is, so that a second contact would have been recognized. Repeat contacts are"
            " counted among these alone.",
            required=True,
        ),
        local_date("first_on", "Local date of the first encounter in this data set."),
        until_now(
            "observed_days",
            "Days from the first encounter to the moment as of which the data set is: until then a return would have"
            " been seen (the time of censoring).",
        ),
        coded("age_band", AGE_BANDS, "Age at the first encounter in this data set.", required=True),
        coded("race_ethnicity", RACE_ETHNICITY, "Race and ethnicity, one answer or several.", required=True),
        coded("race_ethnicity_source", SOURCES, "Where that is known from.", required=True),
        coded("gender", GENDERS, "Gender; every answer other than woman or man is “another”.", required=True),
        coded("language", LANGUAGES, "Language; every one other than English or Spanish is “another”.", required=True),
        coded("interpreter_needed", YES_NO_OR_NOT_RECORDED, "Whether an interpreter is needed.", required=True),
        coded("veteran", YES_NO_OR_NOT_RECORDED, "Whether the person is a veteran.", required=True),
        coded("disability", YES_NO_OR_NOT_RECORDED, "Any of the six disabilities of the ACS.", required=True),
        coded("housing", HOUSING, "Housing, as it was last recorded.", required=True),
        coded("services", ENGAGEMENT, "Whether the person had services when last asked.", required=True),
        flag("has_response_plan", "A response plan is in force as of the moment of the data set.", required=True),
    ),
)
