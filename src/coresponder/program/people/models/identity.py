"""What else tells who somebody is: birth, phones, addresses, numbers in other systems."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from coresponder.program.people.models.part import PersonPart, class_column, only_classes
from coresponder.program.people.vocabulary.identity import DETAILS, DETAILS_OF, IdentityKind
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.vocabulary import DataClass

PHONE_DIGITS = 10


class IdentityFact(PersonPart):
    """One fact that tells who somebody is.

    `value` is a date as YYYY-MM-DD, two years as YYYY-YYYY, ten digits of a phone, or text. `detail` says what kind of
    address or phone it is, or in which system a number holds. `tokens` are keyed hashes for exact look-up.
    """

    CLASSES = frozenset({DataClass.IDENTITY})
    ENCRYPTED = ("value",)

    data_class = class_column(DataClass.IDENTITY)
    kind = models.CharField(max_length=12, choices=IdentityKind)
    detail = models.CharField(max_length=20, choices=DETAILS, blank=True)
    value = EncryptedTextField()
    tokens = ArrayField(models.BigIntegerField(), default=list)

    class Meta(PersonPart.Meta):
        indexes = (
            models.Index(fields=["person", "ended_at"]),
            GinIndex(fields=["tokens"], name="people_identity_tokens", fastupdate=False),
        )
        constraints = (only_classes("an_identity_fact_is_identity", DataClass.IDENTITY),)

    @property
    def title(self) -> str:
        kind = str(IdentityKind(self.kind).label)
        details = DETAILS_OF.get(IdentityKind(self.kind))
        return f"{kind}, {details(self.detail).label}" if details and self.detail else kind

    @property
    def words(self) -> str:
        """The fact as people write it: a date in words, a phone with its joints."""
        if self.kind == IdentityKind.BIRTH_DATE:
            born = date.fromisoformat(self.value)
            return f"{born:%b} {born.day}, {born.year}"
        if self.kind == IdentityKind.BIRTH_YEARS:
            return "between " + str(self.value).replace("-", " and ")
        if self.kind == IdentityKind.PHONE and len(self.value) == PHONE_DIGITS:
            return f"({self.value[:3]}) {self.value[3:6]}-{self.value[6:]}"
        return str(self.value)
