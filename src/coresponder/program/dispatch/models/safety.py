"""Alerts about people at work: a check-in that was missed, or somebody who asked for help."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.dispatch.models.assignments import Assignment
from coresponder.program.dispatch.models.shifts import ShiftMember
from coresponder.program.dispatch.vocabulary import AlertKind, AlertOutcome


class SafetyAlert(models.Model):
    """Somebody at work may need help. It stays until a person has answered it.

    A missed check-in is found by a query over what was last heard, so that it does not depend on this row; the row
    says who answered. A call for help carries the id that the phone minted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(ShiftMember, on_delete=models.PROTECT, related_name="alerts")
    assignment = models.ForeignKey(Assignment, on_delete=models.SET_NULL, null=True, related_name="alerts")
    kind = models.CharField(max_length=10, choices=AlertKind)
    due_at = models.DateTimeField(null=True, blank=True, help_text="When the missed check-in was due.")
    recorded_at = models.DateTimeField(help_text="By the phone's clock.")
    raised_at = models.DateTimeField(help_text="By the program's clock.")
    acknowledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=AlertOutcome, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("raised_at", "id")
        indexes = (models.Index(fields=["closed_at"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["member", "due_at"],
                condition=Q(kind=AlertKind.OVERDUE),
                name="a_missed_check_in_is_raised_once",
            ),
        )

    def __str__(self) -> str:
        return f"alert {self.pk}"
