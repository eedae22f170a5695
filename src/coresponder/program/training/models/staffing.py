"""Positions that are filled or vacant, supervision that took place, and hard calls that somebody noted."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.program.policies.vocabulary import WorkRole
from coresponder.program.training.vocabulary import HardCallKind, SupervisionKind
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.encryption.fields import EncryptedTextField

USER = settings.AUTH_USER_MODEL


class Position(models.Model):
    """One position of an agency in the program, and who holds it. Without a holder it is vacant."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=WorkRole)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    full_time_share = models.DecimalField(max_digits=3, decimal_places=2, default=1, help_text="1 is full time.")
    holder = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    changed_on = models.DateField(help_text="Since when it is held, or vacant.")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("role", "title", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(full_time_share__gt=0, full_time_share__lte=1), name="a_position_is_at_most_full_time"
            ),
        )

    def __str__(self) -> str:
        return f"position {self.pk}"


class Supervision(models.Model):
    """An hour of supervision that took place. What was said in it stands nowhere."""

    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=SupervisionKind)
    supervised_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    recorded_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-supervised_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=480), name="supervision_takes_5_min_to_8_h"
            ),
        )

    def __str__(self) -> str:
        return f"supervision {self.pk}"


class HardCall(models.Model):
    """Somebody notes that a call was hard. The person and the supporter whom the person named see it; nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=HardCallKind)
    happened_on = models.DateField()
    supporter = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = EncryptedTextField()
    noted_at = models.DateTimeField()
    talked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-happened_on", "-noted_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(supporter__isnull=True) | ~Q(supporter=F("user")), name="nobody_supports_themselves"
            ),
        )

    def __str__(self) -> str:
        return f"hard call {self.pk}"

    @property
    def key_group(self) -> str:
        return f"hard_call:{self.pk}"
