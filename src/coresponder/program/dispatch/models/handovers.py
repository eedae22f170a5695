"""What one shift hands to the next, line by line, and who read which line."""

import uuid

from django.conf import settings
from django.db import models

from coresponder.program.dispatch.vocabulary import HandoverState, Section
from coresponder.safeguards.encryption.fields import EncryptedTextField


class Handover(models.Model):
    """One handover: drafted by the program, given by one person, taken by another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=HandoverState, default=HandoverState.DRAFTED)
    covers_from_at = models.DateTimeField()
    covers_to_at = models.DateTimeField(help_text="Until when what is due is listed: the end of the next shift.")
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-drafted_at", "id")

    def __str__(self) -> str:
        return f"handover {self.pk}"

    @property
    def key_group(self) -> str:
        """Its own data key."""
        return f"handover:{self.pk}"


class HandoverLine(models.Model):
    """One line. What the outgoing shift adds may be about a person, so the words are encrypted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="lines")
    section = models.CharField(max_length=12, choices=Section)
    position = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=80, blank=True, help_text="What the line is about: a kind and an id.")
    text = EncryptedTextField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", help_text="Empty: the program."
    )
    added_at = models.DateTimeField()
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=["handover", "position"], name="each_line_of_a_handover_has_its_place"),
        )

    def __str__(self) -> str:
        return f"line {self.pk} of a handover"

    @property
    def key_group(self) -> str:
        """The handover's data key."""
        return f"handover:{self.handover_id}"
