"""What a facility was told before somebody arrived there."""

from typing import Any

from django.db import models
from django.db.models import QuerySet

from coresponder.program.encounters.models.parts import EncounterRecord
from coresponder.program.encounters.vocabulary import CLASSES
from coresponder.program.people.models.part import PersonPart, only_classes
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.encryption.fields import EncryptedTextField


class AdvanceNotice(EncounterRecord):
    """The words that a facility was told, exactly, and to which one. Nobody changes them."""

    ENCRYPTED = ("text",)
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "told_at")

    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    names_the_person = models.BooleanField(default=False)
    text = EncryptedTextField()

    class Meta(EncounterRecord.Meta):
        ordering = ("told_at", "id")
        indexes = (models.Index(fields=["encounter"]), models.Index(fields=["person"]))
        constraints = (only_classes("a_notice_is_of_an_encounter", *CLASSES),)

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """Every row, with the facility."""
        return cls._default_manager.select_related("to_agency")

    @property
    def title(self) -> str:
        return f"Notice to {self.to_agency.name}"

    @property
    def words(self) -> str:
        return str(self.text)
