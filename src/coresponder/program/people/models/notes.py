"""Notes: of care, which a second wall of the database keeps apart, and of justice."""

from django.db import models

from coresponder.program.people.models.part import PersonPart, class_column, only_classes
from coresponder.program.people.vocabulary.notes import CareNoteKind
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.vocabulary import BEHIND_SECOND_WALL, DataClass


class CareNote(PersonPart):
    """What those who treat somebody note. Substance-use treatment is a class of its own (42 CFR Part 2)."""

    CLASSES = BEHIND_SECOND_WALL
    ENCRYPTED = ("text",)

    kind = models.CharField(max_length=20, choices=CareNoteKind)
    text = EncryptedTextField()

    class Meta(PersonPart.Meta):
        indexes = (models.Index(fields=["person", "ended_at"]),)
        constraints = (only_classes("a_care_note_is_care", *BEHIND_SECOND_WALL),)

    @property
    def title(self) -> str:
        label = str(CareNoteKind(self.kind).label)
        return f"{label}, substance-use treatment" if self.data_class == DataClass.SUBSTANCE_USE else label

    @property
    def words(self) -> str:
        return str(self.text)


class JusticeNote(PersonPart):
    """What a police agency notes for itself. Returns of NCIC and criminal histories (III) have no place here."""

    CLASSES = frozenset({DataClass.CRIMINAL_JUSTICE})
    ENCRYPTED = ("text",)

    data_class = class_column(DataClass.CRIMINAL_JUSTICE)
    text = EncryptedTextField()

    class Meta(PersonPart.Meta):
        indexes = (models.Index(fields=["person", "ended_at"]),)
        constraints = (only_classes("a_justice_note_is_criminal_justice", DataClass.CRIMINAL_JUSTICE),)

    @property
    def title(self) -> str:
        return "Note"

    @property
    def words(self) -> str:
        return str(self.text)
