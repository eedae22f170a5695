"""Encounters: what the form answered, what follows from that, and the codes of questions with several answers.

The questions, their codes and their order are those of `formats.encounter`. Here stands what becomes of each: a column,
rows of codes, or nothing, with the reason. A test fails for a question of which this is not said.
"""

from coresponder.formats.dataset.schema import Column, Table
from coresponder.formats.dataset.tables.columns import (
    coded,
    count,
    flag,
    in_order,
    instant,
    key,
    link,
    local_date,
    minutes,
    number,
    words,
)  # fmt: skip
from coresponder.formats.encounter import FORM
from coresponder.formats.encounter.form import Element

# Questions with one answer, in the order of the columns.
ANSWERED = (
    "contact_origin", "contact_mode", "contact_result", "contact_with", "group_size", "team_role", "first_arriver",
    "police_present", "supervisor_on_scene", "nature_of_crisis", "primary_problem", "threat_of_violence",
    "weapon_present", "lethal_means_access", "substance_involved", "force_used", "force_level", "handcuffs",
    "injury_person_cause", "injury_person_severity", "injury_person_treated", "injury_officer_cause",
    "injury_officer_severity", "injury_officer_treated", "injury_clinician_cause", "injury_clinician_severity",
    "injury_clinician_treated", "injury_third_party_cause", "injury_third_party_severity",
    "injury_third_party_treated", "arrest_eligible", "offense_severity", "mandatory_arrest", "hold_evaluated",
    "hold_criteria_met", "hold_placed", "hold_initiated_by", "hold_authority", "hold_end", "transport_by",
    "destination", "medical_clearance", "facility_refused", "bed_found", "warm_handoff", "offer_answer",
    "counterfactual_outcome", "counterfactual_by", "counterfactual_confidence", "officer_minutes", "clinician_minutes",
    "unit_minutes", "facility_wait_minutes",
)  # fmt: skip
# Moments that somebody entered; they come as instants beside the answers.
MOMENTS = (
    "police_released_at", "clinical_lead_at", "hold_started_at", "hold_ended_at", "facility_requested_at",
    "facility_arrived_at", "facility_accepted_at", "officer_released_at",
)  # fmt: skip
# Questions with several answers: one row in `encounter_codes` for each code.
SEVERAL = (
    "team_members", "people_present", "cit_officer", "cameras", "observed_behavior", "presenting_problems",
    "weapon_kinds", "lethal_means", "substances", "techniques", "force_types", "force_by", "force_on", "restraints",
    "injured_parties", "offense_kinds", "enforcement_results", "hold_grounds", "transport_restraints",
    "facility_refused_because", "needs_found", "help_offered", "counterfactual_because",
)  # fmt: skip
TREATMENT = "What somebody tells in substance-use treatment (42 CFR part 2) is in no data set; no measure needs it."
LEFT_OUT: dict[str, str] = {
    "contact_started_at": "It is `started_at` of the encounter.",
    "contact_ended_at": "It is `ended_at` of the encounter.",
    "critical_incident_number": "A number of another system would lead to the person.",
    "facility_name": "Free text. The kind of place is `destination`.",
    "documentation_minutes": "It is `documentation_minutes`, the sum over the parts.",
    "dispositions": "They are the table `dispositions`.",
    "substances_told": TREATMENT,
    "overdose_reversal": TREATMENT,
    "withdrawal_seen": TREATMENT,
    "treatment_now": TREATMENT,
    "substance_use_offers": TREATMENT,
    "substance_use_answer": TREATMENT,
    "naloxone_left": TREATMENT,
}
ABSENT = tuple(FORM.absent)
PRIMARY_OUTCOMES = (*(each.code for each in FORM.hierarchy.outcomes), FORM.hierarchy.none_code)


def codes_of(name: str) -> tuple[str, ...]:
    """The codes that an answer may hold now; a jurisdiction's own lists have none that hold everywhere."""
    listed = FORM.by_name[name].codes
    if listed is None or listed.is_local or name == "force_level":
        return ()
    return tuple(each.code for each in listed.codes if not each.maps_to)


def _question(element: Element) -> str:
    absent = " An answer that is absent has a code of its own; empty: nobody filed it." if element.codes else ""
    return f"“{element.question}”{absent}"


def _answer(name: str) -> Column:
    element = FORM.by_name[name]
    if element.kind == "code":
        codes = codes_of(name)
        return coded(name, (*codes, *ABSENT) if codes else (), _question(element))
    if element.kind == "minutes":
        return minutes(name, _question(element))
    return count(name, _question(element), unit=element.unit)


ENCOUNTERS = Table(
    name="encounters",
    grain="one row for each encounter: one contact with one person, or with nobody in particular",
    description="What the parts of an encounter say together. Where two parts answer one question, the answer of the"
    " part counts that the form asks first; a question with several answers has the answers of both. The"
    " substance-use part is in no data set.",
    key=("encounter_id",),
    orders=(
        *in_order("started_at", "ended_at"),
        *in_order("hold_started_at", "hold_ended_at"),
        *in_order("facility_requested_at", "facility_accepted_at"),
        *in_order("facility_arrived_at", "officer_released_at"),
    ),
    columns=(
        key("encounter_id", "The encounter's token."),
        link("person", "persons.person", "The person's token; empty where the contact was with nobody in particular."),
        link("call_id", "program_calls.call_id", "The first call to which the encounter belongs; empty without one."),
        count("calls", "To how many calls it belongs.", required=True),
        link("response_id", "team_responses.response_id", "The team's part in the call; empty without one."),
        words("model_variant", "The kind of team, by its key in the program; empty where no team was assigned."),
        words("beat", "Smallest patrol area of the call.", in_months=False),
        instant("started_at", "When the contact started."),
        instant("ended_at", "When it ended."),
        local_date("local_date", "Local date of the start."),
        local_date("local_month", "First day of the local month of the start."),
        Column(
            name="local_hour", type="integer", unit="0 to 23", description="Local hour of the start.", least=0, most=23
        ),
        Column(
            name="local_weekday",
            type="integer",
            unit="ISO: Monday 1 to Sunday 7",
            description="Local weekday of the start.",
            least=1,
            most=7,
        ),
        flag("is_met", "The person was met: seen, refused contact, or could not be understood.", required=True),
        flag(
            "counts_as_repeat",
            "False for the program's own follow-ups, outreach and conferences, which never count as repeats.",
            required=True,
        ),
        count("person_ordinal", "Which encounter of the person in this data set, from 1; program's own included."),
        count("person_day", "Days since the first encounter of the person in this data set; 0 for it.", unit="days"),
        flag("has_operational_part", "The police agency's part was filed.", required=True),
        flag("has_clinical_part", "The health agency's part was filed.", required=True),
        number("operational_late_hours", "From the contact until the officer's part was received.", unit="hours"),
        number("clinical_late_hours", "From the contact until the clinician's part was received.", unit="hours"),
        minutes("documentation_minutes", "Writing, over the parts that are in the data set."),
        words("form_version", "The version of the form that the first part was filed with."),
        coded("primary_outcome", PRIMARY_OUTCOMES, "The first outcome of the hierarchy that applies.", required=True),
        words("hierarchy_version", "The version of that hierarchy."),
        *(_answer(name) for name in ANSWERED),
        *(instant(name, f"“{FORM.by_name[name].question}”") for name in MOMENTS),
        minutes("minutes_to_police_release", "From the start of the contact until police left."),
        minutes("minutes_to_clinical_lead", "From the start of the contact until the clinician took the lead."),
        minutes("hold_minutes", "From the start of a hold to its end."),
        minutes("facility_answer_minutes", "From asking a facility until it accepted."),
        minutes("facility_release_minutes", "From the arrival at a facility until the officer could leave."),
        flag("arrested", "An arrest, booked or not, or a warrant served. Empty: the officer's part is missing."),
        flag("booked", "An arrest ended in booking. Empty: not recorded."),
        flag("cited", "A citation or summons was given. Empty: the officer's part is missing."),
        flag("warrant_arrest", "A warrant was served. Empty: the officer's part is missing."),
        flag("reportable_force", "Force at a reportable level; handcuffs alone are none. Empty: not recorded."),
        flag("handcuffs_only", "Handcuffs, and no force. Empty: not recorded."),
        flag("involuntary_hold", "A hold was placed. Empty: neither a hold nor what became of it was recorded."),
        flag("taken_to_emergency_department", "Taken to an emergency department, psychiatric or not."),
        flag("taken_to_facility", "Taken to a hospital, crisis center, sobering center, detox or respite."),
        flag("taken_voluntarily", "Taken to such a place without a hold; empty where nobody was taken there."),
        flag(
            "stabilized_in_community",
            "No arrest, no hold, no facility. Empty where one of these is not recorded, or nobody was met.",
        ),
        flag("injured_person", "The person was injured, apart from injuries before the contact. Empty: not recorded."),
        flag("injured_officer", "An officer was injured. Empty: not recorded."),
        flag("injured_clinician", "A clinician or partner was injured. Empty: not recorded."),
        flag("injured_third_party", "Somebody else was injured. Empty: not recorded."),
        flag("died", "The person died in the contact. Empty: not recorded."),
        flag("need_found", "A need was found. Empty: not recorded."),
        flag("need_offered", "Help was offered for a need. Empty: no need, or not recorded."),
        flag("offer_accepted", "An offer was accepted, or partly. Empty: nothing was offered, or not recorded."),
    ),
)  # fmt: skip

ENCOUNTER_CODES = Table(
    name="encounter_codes",
    grain="one row for each answer to each question of an encounter that may have several",
    description="Questions with several answers. A question that was not answered has no row; one whose answer is"
    " absent has a row with the code of the absence.",
    key=("encounter_id", "element", "code"),
    columns=(
        link("encounter_id", "encounters.encounter_id", "The encounter's token.", required=True),
        coded("element", SEVERAL, "Which question; its words stand in the encounter dictionary.", required=True),
        words("code", "The answer: a code of that question's list, or of an absence.", required=True),
    ),
)

DISPOSITIONS = Table(
    name="dispositions",
    grain="one row for each disposition of each encounter",
    description="What became of an encounter; several are possible. To count an encounter once use its"
    " `primary_outcome`.",
    key=("encounter_id", "disposition"),
    columns=(
        link("encounter_id", "encounters.encounter_id", "The encounter's token.", required=True),
        coded("disposition", (*codes_of("dispositions"), *ABSENT), "What became of it.", required=True),
        flag("said_by_officer", "The officer's part says so.", required=True),
        flag("said_by_clinician", "The clinician's part says so.", required=True),
    ),
)
