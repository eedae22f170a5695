"""A message: what kind, over what, to whom in a form that does not tell, how far, and, until it is sent, its words."""

import json
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.messages.kinds import KINDS
from coresponder.program.messages.vocabulary import Channel, MessageState, Problem
from coresponder.safeguards.encryption.fields import EncryptedTextField

OVER = (MessageState.SENT, MessageState.GIVEN_UP, MessageState.STOPPED)


class Message(models.Model):
    """One message to one address.

    The address and what goes into the blanks, the secret link among it, are sealed with a data key of the message's
    own. Once the message is over, both are wiped and the key is destroyed, so that no backup of the row opens again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.WAITING)
    about = models.CharField(max_length=80, db_index=True, help_text="What it is about: a kind and an id.")
    to = EncryptedTextField()
    to_masked = models.CharField(max_length=80, help_text="Enough to tell two addresses apart, and no more.")
    values = EncryptedTextField(help_text="A JSON object of what goes into the blanks, as words.")
    valid_until_at = models.DateTimeField(null=True, blank=True, help_text="After that it makes no sense to send it.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", help_text="Empty: the program."
    )
    asked_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=20, choices=Problem, blank=True, help_text="Why the last attempt failed.")

    class Meta:
        ordering = ("-asked_at", "id")
        indexes = (
            models.Index(fields=["next_attempt_at"], condition=Q(state=MessageState.WAITING), name="messages_waiting"),
            models.Index(fields=["state", "over_at"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state=MessageState.WAITING, over_at=None, next_attempt_at__isnull=False)
                | (~Q(state=MessageState.WAITING) & Q(over_at__isnull=False, next_attempt_at=None)),
                name="a_message_waits_or_is_over",
            ),
        )

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def key_group(self) -> str:
        """A data key of its own."""
        return f"message:{self.pk}"

    @property
    def title(self) -> str:
        """What the list calls it; a kind whose app is gone by its name."""
        return KINDS[self.kind].title if self.kind in KINDS else self.kind

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def problem_sentence(self) -> str:
        """Why the last attempt failed, for people; empty where none did."""
        return Problem(self.problem).label if self.problem else ""

    @property
    def filled_blanks(self) -> dict[str, str]:
        """What goes into the blanks; nothing once the message is over."""
        found: dict[str, str] = json.loads(self.values or "{}")
        return found
