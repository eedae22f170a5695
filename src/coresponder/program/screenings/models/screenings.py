"""A screening, and the steps that its result asks for until somebody says what was done."""

import json
import uuid
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from coresponder.formats.instruments import Result, Step, evaluate, evaluate_entry
from coresponder.program.encounters.models import Encounter
from coresponder.program.people.models import Person
from coresponder.program.people.models.part import PersonPart, only_classes
from coresponder.program.screenings.models.instruments import InstrumentInUse
from coresponder.program.screenings.vocabulary import CLASSES, NOT_DONE, How, Status, StepAnswer
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import EncryptedTextField


class OfAPerson(PersonPart):
    """Something about somebody, who may not be identified yet where it was filed with an encounter.

    It goes with its encounter: it is about the same person from the moment on at which somebody says who that is, and
    where nobody ever does, it is forgotten with it.
    """

    CLASSES = CLASSES
    IS_HISTORY_ON_PERSON_PAGE = False
    READ_WITH: ClassVar[tuple[str, ...]] = ()

    person = models.ForeignKey(  # type: ignore[assignment]  # a part of somebody who may not be known yet
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta(PersonPart.Meta):
        abstract = True

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """Everything, with the instrument that says what the codes mean."""
        return cls._default_manager.select_related(*cls.READ_WITH)

    @property
    def key_group(self) -> str:
        """Every word about a person is forgotten together; without a person, every word of the encounter."""
        return f"person:{self.person_id}" if self.person_id else f"encounter:{self.encounter_id}"


class Screening(OfAPerson):
    """One instrument, asked once: the answers, what they came to, or why it was not done.

    What was answered is a JSON object of answers, cut-off or level; nothing that was left out stands in it. One that
    was recorded by mistake is ended with the reason, and stays.
    """

    ENCRYPTED = ("answered", "reason", "end_reason")
    READ_WITH = ("instrument",)

    instrument = models.ForeignKey(InstrumentInUse, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How)
    status = models.CharField(max_length=10, choices=Status)
    administered_at = models.DateTimeField()
    form_version = models.CharField(max_length=60, blank=True, help_text="Of a form on paper, as it says itself.")
    answered = EncryptedTextField()
    reason = EncryptedTextField(help_text="Why it was declined or could not be done.")
    end_reason = EncryptedTextField(help_text="Why it should not have been recorded.")

    class Meta(OfAPerson.Meta):
        ordering = ("-administered_at", "id")
        indexes = (
            models.Index(fields=["person", "administered_at"], name="screenings_of_a_person"),
            models.Index(fields=["owner_agency", "administered_at"], name="screenings_of_an_agency"),
        )
        constraints = (
            only_classes("a_screening_is_care", *CLASSES),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(encounter__isnull=False),
                name="a_screening_is_of_a_person_or_an_encounter",
            ),
        )

    @property
    def title(self) -> str:
        name = self.instrument.pack.name
        return name if self.is_masked else f"{name}, {How(self.how).label}"

    @property
    def words(self) -> str:
        """What came out, in a sentence; nothing while somebody looks as another account."""
        if self.is_masked:
            return str(self.reason)
        return str(self.reason) if self.result is None else f"{self.result_label}. {self.result.sentence}"

    @property
    def given(self) -> dict[str, Any]:
        """What was answered, as it was stored; nothing while somebody looks as another account."""
        if self.is_masked or not self.answered:
            return {}
        found: dict[str, Any] = json.loads(self.answered)
        return found

    @cached_property
    def result(self) -> Result | None:
        """What the answers came to, by the instrument as it was in use then; None where it was not done."""
        if self.is_masked or self.how in NOT_DONE:
            return None
        pack, given = self.instrument.pack, self.given
        if self.how == How.ENTERED:
            return evaluate_entry(pack, given["entered"])
        return evaluate(pack, given["answers"], cutoff=given.get("cutoff") or None)

    @property
    def result_label(self) -> str:
        """In a few words, for lists."""
        if self.is_masked:
            return "Hidden"
        if self.result is None:
            return str(How(self.how).label).capitalize()
        if self.result.band is not None:
            return self.result.band.label
        return self.result.how_complete.capitalize()


class RequiredStep(OfAPerson):
    """What a result asks of the people there. It stays open until somebody says what was done; it decides nothing."""

    ENCRYPTED = ("step_key", "answer_note")
    READ_WITH = ("screening__instrument", "answered_by")
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "answered_at")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="steps")
    step_key = EncryptedTextField(help_text="Which step of the instrument it is: that alone would tell what came out.")
    answer = models.CharField(max_length=12, choices=StepAnswer, default=StepAnswer.OPEN)
    answer_note = EncryptedTextField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfAPerson.Meta):
        ordering = ("recorded_at", "id")
        indexes = (
            models.Index(
                fields=["owner_agency", "recorded_at"], condition=Q(answer=StepAnswer.OPEN), name="steps_that_are_open"
            ),
            models.Index(fields=["person"], name="steps_of_a_person"),
        )
        constraints = (
            only_classes("a_step_is_care", *CLASSES),
            models.CheckConstraint(
                condition=Q(answer=StepAnswer.OPEN) | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="an_answered_step_says_by_whom_and_when",
            ),
        )

    @cached_property
    def step(self) -> Step:
        """The step as the instrument words it."""
        return next(each for each in self.screening.instrument.pack.steps if each.key == self.step_key)

    @property
    def is_open(self) -> bool:
        """True until somebody has said what became of it."""
        return self.answer == StepAnswer.OPEN

    @property
    def title(self) -> str:
        return "Step" if self.is_masked else self.step.title

    @property
    def words(self) -> str:
        return str(self.answer_note)
