"""The words in which the safeguards speak: what kind of information, what somebody does with it, and for what.

Each code is stored and written to the audit trail; the label is what people read. Sources: the data classes follow
the layers of law in HIPAA (45 CFR 160, 164), 42 CFR Part 2 and the CJIS Security Policy; the purposes are those of
45 CFR 164.506 to 164.514 and of the information-sharing agreements that the Council of State Governments describes.
"""

from django.db.models import TextChoices


class DataClass(TextChoices):
    """What kind of information a part of a record is. Every part has exactly one."""

    IDENTITY = "identity", "identity: names, birth date, addresses, phone numbers"
    DEMOGRAPHICS = "demographics", "demographics: such as race, language, housing"
    OPERATIONAL = "operational", "operational facts of a call"
    SAFETY = "safety", "safety facts"
    RESPONSE_GUIDANCE = "response_guidance", "response guidance: what helps, what makes it worse"
    CRIMINAL_JUSTICE = "criminal_justice", "criminal-justice information"
    CLINICAL = "clinical", "clinical information"
    SUBSTANCE_USE = "substance_use", "substance-use treatment (42 CFR Part 2)"
    SOCIAL_NEEDS = "social_needs", "social needs: such as housing, food, work"


# What only treatment may see. The database itself hides rows of these classes unless the access decision opens them.
BEHIND_SECOND_WALL = frozenset({DataClass.CLINICAL, DataClass.SUBSTANCE_USE})


class Deed(TextChoices):
    """What somebody does with a part of a record."""

    READ = "read", "read"
    WRITE = "write", "write"
    EXPORT = "export", "hand out"


class Purpose(TextChoices):
    """What somebody needs it for. An agreement and a consent open a class for purposes, never in general."""

    CRISIS_RESPONSE = "crisis_response", "responding to a crisis"
    TREATMENT = "treatment", "treatment"
    CARE_COORDINATION = "care_coordination", "coordinating care"
    CASE_CONFERENCE = "case_conference", "case conference"
    SUPERVISION = "supervision", "supervision and quality"
    EVALUATION = "evaluation", "evaluation"
    AUDIT = "audit", "audit and privacy requests"
    LAW_ENFORCEMENT_REQUEST = "law_enforcement_request", "a law-enforcement request (45 CFR 164.512(f)(2))"
    LEGAL_PROCEEDING = "legal_proceeding", "a proceeding against the person"


# What a person's own words to a treatment program must never serve.
AGAINST_THE_PERSON = frozenset({Purpose.LAW_ENFORCEMENT_REQUEST, Purpose.LEGAL_PROCEEDING})


class LegalBasis(TextChoices):
    """On which rule an agreement rests one of its terms."""

    TREATMENT = "treatment", "treatment, 45 CFR 164.506(c)"
    OPERATIONS = "operations", "health-care operations, 45 CFR 164.506(c)"
    AUTHORIZATION = "authorization", "the person’s authorization, 45 CFR 164.508"
    FAMILY_INVOLVED = "family_involved", "involvement in care, 45 CFR 164.510(b)"
    REQUIRED_BY_LAW = "required_by_law", "required by law, 45 CFR 164.512(a)"
    LAW_ENFORCEMENT_LOCATE = "law_enforcement_locate", "identification and location, 45 CFR 164.512(f)(2)"
    SERIOUS_THREAT = "serious_threat", "serious and imminent threat, 45 CFR 164.512(j)"
    LIMITED_DATA_SET = "limited_data_set", "limited data set, 45 CFR 164.514(e)"
    PART_2_CONSENT = "part_2_consent", "consent under 42 CFR 2.31"
    POLICE_RECORD = "police_record", "a police record that the agency may share"
    OTHER = "other", "another basis, named in the text"


# 45 CFR 164.512(f)(2)(i): what may be told to law enforcement to identify or locate somebody, and nothing else.
EIGHT_ITEMS = frozenset(
    {
        "name_and_address",
        "date_and_place_of_birth",
        "social_security_number",
        "blood_type",
        "type_of_injury",
        "date_and_time_of_treatment",
        "date_and_time_of_death",
        "distinguishing_marks",
    }
)
