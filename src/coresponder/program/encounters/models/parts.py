"""What is filed: each filing as it came, its answers by class of information, drafts, and what was added later."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from coresponder.program.encounters.models.encounters import Encounter
from coresponder.program.encounters.vocabulary import (
    CLASSES,
    CLOCK_IS_WRONG_FROM_SECONDS,
    OUTCOMES,
    PartName,
    PartState,
    Way,
)
from coresponder.program.people.models import Person
from coresponder.program.people.models.part import PersonPart, only_classes
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import EncryptedTextField


class EncounterRecord(PersonPart):
    """Something of one part of one encounter. Where the person is not known, the encounter's own key protects it."""

    CLASSES = CLASSES
    IS_HISTORY_ON_PERSON_PAGE = False

    # Of a group, or of somebody who was not found, nobody is named.
    person = models.ForeignKey(  # type: ignore[assignment]  # the other parts of a record always name somebody
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=20, choices=PartName)

    class Meta(PersonPart.Meta):
        abstract = True

    @property
    def key_group(self) -> str:
        """Every word about a person is forgotten together; without a person, every word of the encounter."""
        return f"person:{self.person_id}" if self.person_id else f"encounter:{self.encounter_id}"


class PartFiling(EncounterRecord):
    """One filing of a part: the frozen bytes as they came, their SHA-256, and what became of them.

    It holds until another takes its place: because it was returned and filed anew, or because a person chose between
    two copies. `record_id` is minted where the draft was born. `clock_offset_seconds` is by how much the phone's clock
    was ahead of the program's when it was sent; empty where it did not say. `late_hours` runs from the contact to the
    moment at which the filing reached the program.
    """

    ENCRYPTED = ("body", "comment", "receipt")
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "returned_at", "reviewed_at")

    record_id = models.UUIDField()
    number = models.PositiveSmallIntegerField(help_text="Which filing of the part, from 1.")
    state = models.CharField(max_length=10, choices=PartState, default=PartState.FILED)
    sha256 = models.CharField(max_length=64)
    body = EncryptedTextField()
    receipt = EncryptedTextField(help_text="What was answered, so that a replay is answered the same.")
    form_version = models.CharField(max_length=20)
    way = models.CharField(max_length=10, choices=Way)
    is_beside_another = models.BooleanField(default=False, help_text="Another copy was there when it came.")
    forked_from = models.UUIDField(null=True, blank=True)
    started_at = models.DateTimeField(help_text="When the draft was born, by the clock of whoever wrote.")
    filed_at = models.DateTimeField(help_text="When it was filed, by that clock.")
    received_at = models.DateTimeField()
    clock_offset_seconds = models.IntegerField(null=True, blank=True)
    contact_at = models.DateTimeField()
    late_hours = models.FloatField()
    documentation_minutes = models.PositiveIntegerField(null=True, blank=True)
    narrative_words = models.PositiveIntegerField()
    missing = models.PositiveSmallIntegerField(help_text="How many expected answers were not reached.")
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)
    comment = EncryptedTextField(help_text="What the reviewer said when it was returned.")
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta(EncounterRecord.Meta):
        ordering = ("received_at", "id")
        indexes = (
            models.Index(fields=["encounter"]),
            models.Index(fields=["person"]),
            models.Index(fields=["record_id"]),
            models.Index(
                fields=["owner_agency", "received_at"],
                condition=Q(state=PartState.FILED, ended_at=None),
                name="filings_that_wait_for_review",
            ),
            models.Index(fields=["author", "received_at"]),
        )
        constraints = (
            only_classes("a_filing_is_of_an_encounter", *CLASSES),
            models.UniqueConstraint(fields=["record_id", "sha256", "author"], name="the_same_bytes_are_filed_once"),
            models.UniqueConstraint(
                fields=["encounter", "part", "owner_agency", "number"], name="a_part_has_each_filing_once"
            ),
        )

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """None on a person's page: the answers are shown, not the bytes."""
        return cls._default_manager.none()

    @property
    def title(self) -> str:
        return f"{PartName(self.part).label}, filing {self.number}"

    @property
    def words(self) -> str:
        return str(self.body)

    @property
    def is_clock_wrong(self) -> bool:
        """True where the phone's clock was off by two minutes or more."""
        return abs(self.clock_offset_seconds or 0) >= CLOCK_IS_WRONG_FROM_SECONDS


class PartAnswers(EncounterRecord):
    """What a filing answered in one class of information, encrypted: a code can say as much of somebody as a word.

    `answers` is a JSON object of every answer of the class. `primary_outcome` is derived from these alone, so that
    whoever may not read another class is not told by the outcome what it says.
    """

    ENCRYPTED = ("answers", "narrative")

    filing = models.ForeignKey(PartFiling, on_delete=models.CASCADE, related_name="answers_by_class")
    answers = EncryptedTextField()
    narrative = EncryptedTextField()
    form_version = models.CharField(max_length=20)
    primary_outcome = models.CharField(max_length=40, choices=OUTCOMES)
    hierarchy_version = models.CharField(max_length=20)

    class Meta(EncounterRecord.Meta):
        ordering = ("recorded_at", "id")
        indexes = (models.Index(fields=["encounter"]), models.Index(fields=["person", "ended_at"]))
        constraints = (
            only_classes("answers_are_of_an_encounter", *CLASSES),
            models.UniqueConstraint(fields=["filing", "data_class"], name="a_filing_answers_a_class_once"),
        )

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """What holds; former filings and copies are read on the encounter's own pages."""
        return cls._default_manager.filter(ended_at=None).select_related("encounter", "filing")

    @property
    def title(self) -> str:
        return str(PartName(self.part).label)

    @property
    def words(self) -> str:
        return str(self.narrative)

    @property
    def all_answers(self) -> dict[str, Any]:
        """Every answer by element; none while somebody looks as another account."""
        return {} if self.is_masked else dict(json.loads(self.answers or "{}"))


class PartDraft(EncounterRecord):
    """What somebody began to write at a desk: theirs alone until it is filed. The id becomes that of the record."""

    ENCRYPTED = ("body",)
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "saved_at")

    body = EncryptedTextField(help_text="A JSON object of answers and narrative.")
    saved_at = models.DateTimeField()
    started_at = models.DateTimeField()

    class Meta(EncounterRecord.Meta):
        indexes = (models.Index(fields=["person"]),)
        constraints = (
            only_classes("a_draft_is_of_an_encounter", *CLASSES),
            models.UniqueConstraint(fields=["encounter", "part", "author"], name="somebody_has_one_draft_of_a_part"),
        )

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """None: a draft is nothing for others to read."""
        return cls._default_manager.none()

    @property
    def title(self) -> str:
        return f"{PartName(self.part).label}, draft"

    @property
    def words(self) -> str:
        return str(self.body)


class Addendum(EncounterRecord):
    """What was added to a part after it had been reviewed. The part stays as it was."""

    ENCRYPTED = ("text",)

    filing = models.ForeignKey(PartFiling, on_delete=models.CASCADE, related_name="addenda")
    text = EncryptedTextField()

    class Meta(EncounterRecord.Meta):
        ordering = ("recorded_at", "id")
        verbose_name_plural = "addenda"
        indexes = (models.Index(fields=["encounter"]), models.Index(fields=["person"]))
        constraints = (only_classes("an_addendum_is_of_an_encounter", *CLASSES),)

    @property
    def title(self) -> str:
        return f"Added to the {PartName(self.part).label}"

    @property
    def words(self) -> str:
        return str(self.text)
