"""Teams, and who usually works on them."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.program.deployment.models import ModelVariant
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.safeguards.accounts.models import Agency


class Team(models.Model):
    """A call sign that can be sent, and the way it works."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call_sign = models.CharField(max_length=12, unique=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    variant = models.ForeignKey(ModelVariant, on_delete=models.PROTECT, related_name="teams")
    areas = ArrayField(models.CharField(max_length=20), default=list, blank=True, help_text="Beats. Empty: everywhere.")
    answer_seconds = models.PositiveSmallIntegerField(
        default=120, help_text="How long the team has to answer an offer."
    )
    check_in_minutes = models.PositiveSmallIntegerField(
        default=30, help_text="How often a member at a scene has to check in. 0: never."
    )
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("call_sign",)
        constraints = (
            models.CheckConstraint(
                condition=Q(answer_seconds__gte=15, answer_seconds__lte=1800), name="an_answer_takes_15_s_to_30_min"
            ),
            models.CheckConstraint(condition=Q(check_in_minutes__lte=240), name="a_check_in_is_due_within_4_hours"),
        )

    def __str__(self) -> str:
        return f"team {self.pk}"


class TeamMember(models.Model):
    """Somebody usually works on a team, from one day on and until another, both included."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="teams")
    role = models.CharField(max_length=30, choices=TeamRole)
    languages = ArrayField(models.CharField(max_length=8), default=list, blank=True, help_text="Such as es, asl, so.")
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("team", "role", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")), name="a_place_on_a_team_ends_later"
            ),
        )

    def __str__(self) -> str:
        return f"place {self.pk} on a team"
