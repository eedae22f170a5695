"""Pairs of records that may be of the same person, and what was moved where they were."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.program.people.models.persons import Person
from coresponder.program.people.vocabulary.matching import MatchAnswer


class MatchProposal(models.Model):
    """Two records that the matching found alike. Nothing happens to them until a person has looked.

    `reasons` are codes of what agrees, such as family_exact; no value of a person's is in them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    probability = models.FloatField(help_text="That both are the same person, by the model; from 0 to 1.")
    reasons = ArrayField(models.CharField(max_length=40))
    found_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=10, choices=MatchAnswer, default=MatchAnswer.OPEN)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-probability", "id")
        constraints = (
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="a_pair_has_one_order"),
            models.UniqueConstraint(fields=["first", "second"], name="a_pair_is_proposed_once"),
        )

    def __str__(self) -> str:
        return f"proposal {self.pk}"

    @property
    def percent(self) -> str:
        """The probability in words; never 100 %, because a model is never sure."""
        return "over 99 %" if self.probability > 0.99 else f"{100 * self.probability:.0f} %"


class MergeRecord(models.Model):
    """Somebody said that two records are of the same person. It remembers what moved, so that it can be undone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survivor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    loser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moved = models.JSONField(help_text="The ids of what moved, by model.")
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField(auto_now_add=True)
    split_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    split_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-merged_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["loser"], condition=Q(split_at__isnull=True), name="a_record_is_merged_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"merge {self.pk}"
