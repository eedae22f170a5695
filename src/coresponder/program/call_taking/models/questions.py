"""The questions in each of their versions, and what was answered. The database lets nobody change either."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.call_taking.bank import Question, read_bank
from coresponder.program.calls.models import Call
from coresponder.safeguards.encryption.fields import EncryptedTextField


class QuestionBank(models.Model):
    """One version of the questions, whole. The newest is asked; an answer names the version that it was given to."""

    number = models.PositiveIntegerField(unique=True)
    content = models.JSONField(help_text="The questions as plain data; see call_taking/bank.py.")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.CheckConstraint(condition=Q(number__gte=1), name="question_banks_count_from_one"),)

    def __str__(self) -> str:
        return f"question bank {self.number}"

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in order."""
        return read_bank(self.content)


class Answer(models.Model):
    """What a caller answered to one question, who wrote it down and when. A later answer stands beside the earlier one.

    `value` is the code of a choice, or empty for an answer in words. What an answer says of the call flows into the
    call itself, as any other thing that a person says of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="answers")
    bank = models.ForeignKey(QuestionBank, on_delete=models.PROTECT, related_name="answers")
    question_key = models.CharField(max_length=60)
    value = EncryptedTextField(help_text="The code of the choice.")
    words = EncryptedTextField(help_text="The answer, where it is in words.")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ("answered_at", "id")
        indexes = (models.Index(fields=["call", "answered_at"]),)

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def key_group(self) -> str:
        """It is forgotten with its call."""
        return f"call:{self.call_id}"
