"""The names of a person, and the tokens by which they are found."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from coresponder.program.people.models.part import PersonPart, class_column, only_classes
from coresponder.program.people.vocabulary.identity import NameKind
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.vocabulary import DataClass


class PersonName(PersonPart):
    """One name, as one agency knows the person."""

    CLASSES = frozenset({DataClass.IDENTITY})
    ENCRYPTED = ("given", "middle", "family")

    data_class = class_column(DataClass.IDENTITY)
    kind = models.CharField(max_length=10, choices=NameKind, default=NameKind.LEGAL)
    given = EncryptedTextField()
    middle = EncryptedTextField()
    family = EncryptedTextField()

    class Meta(PersonPart.Meta):
        indexes = (models.Index(fields=["person", "ended_at"]),)
        constraints = (only_classes("a_name_is_identity", DataClass.IDENTITY),)

    @property
    def title(self) -> str:
        return str(NameKind(self.kind).label)

    @property
    def words(self) -> str:
        return self.full

    @property
    def full(self) -> str:
        """The name as people say it."""
        return " ".join(part for part in (self.given, self.middle, self.family) if part)


class NameTokens(models.Model):
    """How a name is found without being read: keyed hashes of its words, their sounds, beginnings and misspellings.

    In a table of its own, so that names can be read and written without it, and forgotten with it. What the tokens
    give away is described in docs/explanation/finding-people.md.
    """

    name = models.OneToOneField(PersonName, on_delete=models.CASCADE, primary_key=True, related_name="tokens")
    tokens = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = (GinIndex(fields=["tokens"], name="people_name_tokens", fastupdate=False),)

    def __str__(self) -> str:
        return f"tokens of name {self.pk}"
