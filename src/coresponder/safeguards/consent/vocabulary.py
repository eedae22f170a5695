"""What a consent can be: its kinds, how it is given, in which language, and how it stands."""

from django.db.models import TextChoices

from coresponder.safeguards.vocabulary import AGAINST_THE_PERSON, DataClass, Purpose


class ConsentKind(TextChoices):
    """Which form is signed. The law keeps the three apart, so one paper is never two of them.

    Sources: 42 CFR 2.31(b) and (d); 45 CFR 164.508(a)(2) and (b)(3).
    """

    SHARING = "sharing", "sharing information between agencies"
    LEGAL = "legal", "use in a legal proceeding"
    COUNSELING_NOTES = "counseling_notes", "psychotherapy and substance-use counseling notes"


class ConsentMethod(TextChoices):
    """How the person said yes."""

    SIGNATURE = "signature", "signed on paper or on the screen"
    VERBAL_WITH_WITNESS = "verbal_with_witness", "said aloud before a witness"


class ConsentLanguage(TextChoices):
    """In which language it was explained."""

    ENGLISH = "English", "English"
    SPANISH = "Spanish", "Spanish"
    INTERPRETED = "interpreted", "another language, through an interpreter"


class ConsentState(TextChoices):
    """How a consent stands at a moment."""

    IN_FORCE = "in_force", "in force"
    REVOKED = "revoked", "revoked"
    EXPIRED = "expired", "expired"


# What somebody can be asked to agree to. Audits and supervision rest on other rules, and need no consent.
OFFERED_PURPOSES = (
    Purpose.CRISIS_RESPONSE,
    Purpose.TREATMENT,
    Purpose.CARE_COORDINATION,
    Purpose.CASE_CONFERENCE,
    Purpose.EVALUATION,
)
# A consent to proceedings is never combined with another (42 CFR 2.31(d)).
LEGAL_PURPOSES = tuple(purpose for purpose in Purpose if purpose in AGAINST_THE_PERSON)

# Substance use stands last, by itself, with words of its own: it has to be named, and is never meant along.
OFFERED_CLASSES = (*(each for each in DataClass if each != DataClass.SUBSTANCE_USE), DataClass.SUBSTANCE_USE)
