"""Handing a call over to 988, or taking it over from there."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.call_taking.vocabulary import Because, Direction, TransferState
from coresponder.program.calls.models import Call

OPEN = (TransferState.OFFERED, TransferState.MADE, TransferState.UNANSWERED)


class Transfer(models.Model):
    """One transfer of a call, and how far it is. Every step stands below it, with who, when and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="transfers")
    direction = models.CharField(max_length=10, choices=Direction)
    state = models.CharField(max_length=12, choices=TransferState, default=TransferState.OFFERED)
    offered_at = models.DateTimeField()

    class Meta:
        ordering = ("-offered_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["call"], condition=Q(state__in=OPEN), name="a_call_has_one_open_transfer"),
        )

    def __str__(self) -> str:
        return f"transfer {self.pk}"


class TransferStep(models.Model):
    """One step of a transfer: added, never changed."""

    transfer = models.ForeignKey(Transfer, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=TransferState)
    because = models.CharField(max_length=20, choices=Because, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"transfer step {self.pk}"
