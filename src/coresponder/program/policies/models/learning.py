"""What is learned from what happened: after-action reviews without names, and the actions that come of them."""

import uuid

from django.conf import settings
from django.db import models

from coresponder.program.policies.models.chapters import Chapter
from coresponder.program.policies.vocabulary import CameOf, ReviewKind
from coresponder.safeguards.encryption.fields import EncryptedTextField

USER = settings.AUTH_USER_MODEL


class AfterAction(models.Model):
    """A look back at something that happened: what, why, and which chapter it leads back to. It names nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=ReviewKind)
    happened_on = models.DateField()
    people = models.PositiveSmallIntegerField(default=0, help_text="How many people were served or concerned.")
    responders = models.PositiveSmallIntegerField(default=0)
    people_hurt = models.PositiveSmallIntegerField(default=0)
    responders_hurt = models.PositiveSmallIntegerField(default=0)
    what_happened = EncryptedTextField()
    what_helped = EncryptedTextField()
    what_to_change = EncryptedTextField()
    chapters = models.ManyToManyField(Chapter, related_name="after_actions", blank=True)
    nothing_to_change = models.CharField(max_length=300, blank=True, help_text="Why no chapter has to change.")
    written_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    closed_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-happened_on", "-written_at")

    def __str__(self) -> str:
        return f"after-action review {self.pk}"

    @property
    def key_group(self) -> str:
        return f"after_action:{self.pk}"


class Improvement(models.Model):
    """Something to be done by somebody until a day, and what it came of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    came_of = models.CharField(max_length=20, choices=CameOf)
    about = models.UUIDField(null=True, blank=True, help_text="The review or the assessment that it came of.")
    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, null=True, blank=True, related_name="improvements")
    agreed_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()
    done_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("done_at", "due_on", "agreed_at")

    def __str__(self) -> str:
        return f"improvement {self.pk}"
