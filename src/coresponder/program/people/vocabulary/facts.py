"""Demographics and social needs.

Race and ethnicity: the single question of OMB Statistical Policy Directive 15 (2024), several answers possible.
Disability: the six questions of the American Community Survey. Housing: the list of co-responder programs.
"""

from django.db.models import TextChoices


class Source(TextChoices):
    """Where it is known from. What somebody says of themselves is worth more than what another saw."""

    SELF = "self", "said by the person"
    OBSERVED = "observed", "observed"
    RECORD = "record", "from a record"


class Absent(TextChoices):
    """Why there is no answer. None of these is ever read as “no”."""

    UNKNOWN = "unknown", "not known"
    NOT_ASKED = "not_asked", "not asked"
    DECLINED = "declined", "declined to answer"
    NOT_OBSERVABLE = "not_observable", "could not be seen"


class DemographicElement(TextChoices):
    """What is asked about who somebody is."""

    RACE_ETHNICITY = "race_ethnicity", "Race and ethnicity"
    GENDER = "gender", "Gender"
    PRONOUNS = "pronouns", "Pronouns"
    LANGUAGE = "language", "Language"
    INTERPRETER = "interpreter", "Interpreter"
    DISABILITY = "disability", "Disability"
    VETERAN = "veteran", "Veteran"
    TRIBAL_MEMBER = "tribal_member", "Tribal member"
    STUDENT = "student", "Student"


class SocialElement(TextChoices):
    """What is asked about how somebody lives."""

    HOUSING = "housing", "Housing"
    EMPLOYMENT = "employment", "Work"
    FOOD = "food", "Food"
    INSURANCE = "insurance", "Health insurance"
    SERVICES = "services", "Services at the moment"
    GUARDIANSHIP = "guardianship", "Guardian or conservator"
    CHILDREN = "children", "Children in care"


YES_NO = {"yes": "yes", "no": "no"}
Answers = dict[str, str]

ANSWERS: dict[DemographicElement | SocialElement, Answers] = {
    DemographicElement.RACE_ETHNICITY: {
        "american_indian_alaska_native": "American Indian or Alaska Native",
        "asian": "Asian",
        "black_african_american": "Black or African American",
        "hispanic_latino": "Hispanic or Latino",
        "middle_eastern_north_african": "Middle Eastern or North African",
        "native_hawaiian_pacific_islander": "Native Hawaiian or Pacific Islander",
        "white": "White",
    },
    DemographicElement.GENDER: {
        "woman": "woman",
        "man": "man",
        "nonbinary": "nonbinary",
        "transgender_woman": "transgender woman",
        "transgender_man": "transgender man",
        "another": "another gender",
    },
    DemographicElement.PRONOUNS: {"she": "she/her", "he": "he/him", "they": "they/them", "another": "other pronouns"},
    DemographicElement.LANGUAGE: {
        "en": "English",
        "es": "Spanish",
        "ase": "American Sign Language",
        "zh": "Chinese",
        "vi": "Vietnamese",
        "tl": "Tagalog",
        "ar": "Arabic",
        "fr": "French",
        "ht": "Haitian Creole",
        "ko": "Korean",
        "ru": "Russian",
        "so": "Somali",
        "hmn": "Hmong",
        "another": "another language",
    },
    DemographicElement.INTERPRETER: {"needed": "needed", "not_needed": "not needed"},
    DemographicElement.DISABILITY: {
        "hearing": "hearing",
        "seeing": "seeing",
        "cognition": "remembering, concentrating, deciding",
        "walking": "walking or climbing stairs",
        "self_care": "dressing or bathing",
        "living_alone": "doing errands alone",
        "none": "none",
    },
    DemographicElement.VETERAN: YES_NO,
    DemographicElement.TRIBAL_MEMBER: YES_NO,
    DemographicElement.STUDENT: YES_NO,
    SocialElement.HOUSING: {
        "stable": "stable",
        "at_risk": "at risk of losing it",
        "doubled_up": "staying with others",
        "sheltered": "in a shelter",
        "unsheltered": "without shelter",
        "institution": "in an institution",
    },
    SocialElement.EMPLOYMENT: {
        "employed": "works",
        "looking": "looks for work",
        "not_looking": "does not look for work",
    },
    SocialElement.FOOD: {"enough": "has enough", "not_enough": "does not have enough"},
    SocialElement.INSURANCE: {
        "medicaid": "Medicaid",
        "medicare": "Medicare",
        "veterans": "Veterans Affairs",
        "private": "private",
        "none": "none",
    },
    SocialElement.SERVICES: {"engaged": "engaged", "enrolled": "enrolled, not engaged", "none": "none"},
    SocialElement.GUARDIANSHIP: YES_NO,
    SocialElement.CHILDREN: YES_NO,
}

# Of these somebody may give several answers.
SEVERAL = frozenset({DemographicElement.RACE_ETHNICITY, DemographicElement.LANGUAGE, DemographicElement.DISABILITY})
