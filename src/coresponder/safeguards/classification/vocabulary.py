"""The classes of fields that tell nothing about a person, beside the data classes of those that do."""

from typing import TypeAlias

from django.db.models import TextChoices

from coresponder.safeguards.vocabulary import DataClass


class OtherClass(TextChoices):
    """What a field holds when it holds nothing about a person served, or only points at one."""

    ADMINISTRATIVE = "administrative", "about the program: states, dates, versions, counts"
    ACCOUNT = "account", "about staff: who did something, and their accounts"
    PSEUDONYM = "pseudonym", "stands for a person served without saying who: an id, a token to search by"
    SHARING = "sharing", "what may be shared about a person and what was: consents, restrictions, disclosures"
    SECRET = "secret", "opens something: a key, the hash of a password; never leaves the program"
    AS_THE_ROW_SAYS = "as_the_row_says", "of the data class that the row itself names"


FieldClass: TypeAlias = DataClass | OtherClass

ADMINISTRATIVE = OtherClass.ADMINISTRATIVE
ACCOUNT = OtherClass.ACCOUNT
PSEUDONYM = OtherClass.PSEUDONYM
SHARING = OtherClass.SHARING
SECRET = OtherClass.SECRET
AS_THE_ROW_SAYS = OtherClass.AS_THE_ROW_SAYS

# Text of these classes is stored encrypted: it says who somebody is, or what was said in confidence.
ENCRYPTED_CLASSES: frozenset[FieldClass] = frozenset(
    {DataClass.IDENTITY, DataClass.CLINICAL, DataClass.SUBSTANCE_USE, AS_THE_ROW_SAYS}
)
