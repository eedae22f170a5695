"""Feedback without a name: cards that were handed out, and answers that nobody can trace to anybody."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.dispatch.models import Team
from coresponder.program.follow_up.vocabulary import Language, Respondent, Said
from coresponder.safeguards.encryption.fields import EncryptedTextField


class FeedbackCard(models.Model):
    """A batch of cards with one link: for which month, team and kind of respondent, and how many were handed out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month_on = models.DateField(help_text="The first day of the month that it is for.")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    respondent = models.CharField(max_length=12, choices=Respondent)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    handed_out = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: it was not counted.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    valid_until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (models.CheckConstraint(condition=Q(month_on__day=1), name="cards_are_for_a_month"),)

    def __str__(self) -> str:
        return f"card {self.pk}"


class FeedbackAnswer(models.Model):
    """One answer. It knows its month, team and kind of respondent, and neither its moment nor its card nor anybody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month_on = models.DateField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    respondent = models.CharField(max_length=12, choices=Respondent)
    respected = models.CharField(max_length=10, choices=Said, default=Said.NOT_SAID)
    heard = models.CharField(max_length=10, choices=Said, default=Said.NOT_SAID)
    safer = models.CharField(max_length=10, choices=Said, default=Said.NOT_SAID)
    again = models.CharField(max_length=10, choices=Said, default=Said.NOT_SAID)
    words = EncryptedTextField()

    class Meta:
        ordering = ("month_on", "id")
        indexes = (models.Index(fields=["month_on", "respondent"]),)

    def __str__(self) -> str:
        return f"answer {self.pk}"

    @property
    def key_group(self) -> str:
        """The words of one month are forgotten together."""
        return f"feedback:{self.month_on:%Y-%m}"
