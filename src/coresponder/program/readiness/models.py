"""Self-assessments: one a year, six answers each."""

import uuid

from django.conf import settings
from django.db import models

from coresponder.program.policies.models import Improvement
from coresponder.program.readiness.vocabulary import GAP_BELOW, Question, Rating


class SelfAssessment(models.Model):
    """The planning team answers the six questions for a year. Once closed it stays as it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField(unique=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-year",)

    def __str__(self) -> str:
        return f"self-assessment {self.year}"


class SelfAnswer(models.Model):
    """One question with its rating and what shows it."""

    assessment = models.ForeignKey(SelfAssessment, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=12, choices=Question)
    rating = models.PositiveSmallIntegerField(choices=Rating)
    evidence = models.TextField(blank=True, help_text="What shows it.")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["assessment", "question"], name="a_question_is_answered_once"),)

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def is_gap(self) -> bool:
        """Whether it asks for an action."""
        return self.rating < GAP_BELOW


class GapAction(models.Model):
    """An action that was agreed on because of one gap. It is done or open in the list of actions."""

    answer = models.ForeignKey(SelfAnswer, on_delete=models.CASCADE, related_name="gap_actions")
    improvement = models.OneToOneField(Improvement, on_delete=models.CASCADE, related_name="gap_action")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"action {self.pk} for a gap"
