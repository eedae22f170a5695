"""Names, and what else tells who somebody is."""

from django.db.models import TextChoices


class NameKind(TextChoices):
    """What kind of name it is."""

    LEGAL = "legal", "Legal name"
    ALIAS = "alias", "Also known as"
    NICKNAME = "nickname", "Nickname"
    MAIDEN = "maiden", "Name before marriage"


class IdentityKind(TextChoices):
    """What tells who somebody is, other than a name."""

    BIRTH_DATE = "birth_date", "Birth date"
    BIRTH_YEARS = "birth_years", "Birth year, estimated"
    PHONE = "phone", "Phone"
    ADDRESS = "address", "Address"
    IDENTIFIER = "identifier", "Number in another system"


class AddressType(TextChoices):
    """What kind of place an address is."""

    HOME = "home", "home"
    SUPPORTIVE_HOUSING = "supportive_housing", "supportive housing"
    SHELTER = "shelter", "shelter"
    FACILITY = "facility", "facility"
    FAMILY = "family", "family or friends"
    USUAL_PLACE = "usual_place", "usually found there"
    WORK = "work", "work or school"


class PhoneType(TextChoices):
    """Whose phone it is."""

    OWN = "own", "own"
    FAMILY = "family", "family or friends"
    FACILITY = "facility", "facility"


class IdentifierKind(TextChoices):
    """In which system a number names the person."""

    RMS = "rms", "police records"
    JAIL = "jail", "jail"
    MEDICAID = "medicaid", "Medicaid"
    HMIS = "hmis", "homelessness services (HMIS)"
    EHR = "ehr", "health record"


DETAILS_OF: dict[IdentityKind, type[TextChoices]] = {
    IdentityKind.ADDRESS: AddressType,
    IdentityKind.PHONE: PhoneType,
    IdentityKind.IDENTIFIER: IdentifierKind,
}

# Every code that a detail can be. A code that two kinds share says the same in both.
DETAILS: list[tuple[str, str]] = sorted({choice for details in DETAILS_OF.values() for choice in details.choices})
