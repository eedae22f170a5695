"""Shifts as planned and as worked, who was on them, and when they could not be sent."""

import uuid
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.program.dispatch.models.teams import Team
from coresponder.program.dispatch.vocabulary import (
    CalledOffBecause,
    Half,
    ShiftState,
    TeamRole,
    UnavailableBecause,
)


def true_minutes(begins: datetime, ends: datetime) -> int:
    """How long it is between two instants. In UTC: two local times of one zone are subtracted by what clocks show."""
    return round((ends.astimezone(UTC) - begins.astimezone(UTC)).total_seconds() / 60)


class Shift(models.Model):
    """A team at work from one instant to another. Planned and worked are kept side by side, in UTC.

    Local clocks do not say how long a shift is: a night over the change of the clock has its true length.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="shifts")
    state = models.CharField(max_length=12, choices=ShiftState, default=ShiftState.PLANNED)
    planned_from_at = models.DateTimeField()
    planned_to_at = models.DateTimeField()
    worked_from_at = models.DateTimeField(null=True, blank=True)
    worked_to_at = models.DateTimeField(null=True, blank=True)
    vehicle = models.CharField(max_length=20, blank=True)
    called_off_because = models.CharField(max_length=20, choices=CalledOffBecause, blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("planned_from_at", "team__call_sign")
        indexes = (
            models.Index(fields=["planned_from_at", "planned_to_at"]),
            models.Index(fields=["worked_from_at", "worked_to_at"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(planned_to_at__gt=F("planned_from_at")), name="a_shift_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(worked_to_at__isnull=True) | Q(worked_to_at__gte=F("worked_from_at")),
                name="work_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["team"], condition=Q(state=ShiftState.ON_DUTY), name="a_team_is_on_duty_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"shift {self.pk}"

    @property
    def planned_minutes(self) -> int:
        """How long it is planned, in true minutes."""
        return true_minutes(self.planned_from_at, self.planned_to_at)

    @property
    def worked_minutes(self) -> int | None:
        """How long it was, in true minutes; None while it has not ended."""
        if self.worked_from_at is None or self.worked_to_at is None:
            return None
        return true_minutes(self.worked_from_at, self.worked_to_at)


class ShiftMember(models.Model):
    """Somebody on one shift, as what, and what their phone last said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shifts")
    role = models.CharField(max_length=30, choices=TeamRole)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    check_in_minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Where somebody wants to be asked more often than the team's setting says."
    )
    phone_heard_at = models.DateTimeField(null=True, blank=True, help_text="When the phone last reached the program.")
    phone_waiting = models.PositiveSmallIntegerField(default=0, help_text="How many entries waited on it then.")

    class Meta:
        ordering = ("shift", "role", "id")
        constraints = (models.UniqueConstraint(fields=["shift", "user"], name="somebody_is_on_a_shift_once"),)

    def __str__(self) -> str:
        return f"member {self.pk} of a shift"

    @property
    def half(self) -> Half:
        """The officer's half of the team, or the partner's."""
        return Half.OFFICER if self.role == TeamRole.OFFICER else Half.PARTNER


class Unavailability(models.Model):
    """A stretch of a shift in which the team could not be sent, and why. Separate from its status on a call."""

    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="unavailabilities")
    reason = models.CharField(max_length=20, choices=UnavailableBecause)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("from_at", "id")
        verbose_name_plural = "unavailabilities"
        constraints = (
            models.UniqueConstraint(
                fields=["shift"], condition=Q(to_at__isnull=True), name="a_team_is_unavailable_for_one_reason"
            ),
            models.CheckConstraint(
                condition=Q(to_at__isnull=True) | Q(to_at__gte=F("from_at")), name="unavailability_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return f"unavailability {self.pk}"
