"""What the program is for: mission and vision, goals, and objectives that a measure tells about."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.program.partnerships.models.wording import WordingVersion
from coresponder.program.partnerships.vocabulary.goals import Basis


class Statement(WordingVersion):
    """One version of mission (`text`) and vision."""

    vision = models.TextField(blank=True)

    class Meta(WordingVersion.Meta):
        constraints = (models.UniqueConstraint(fields=["number"], name="the_statement_has_each_version_once"),)

    def __str__(self) -> str:
        return f"statement {self.pk}"


class Goal(models.Model):
    """What the program wants to change, why, and what it does for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    why = models.TextField(blank=True)
    activities = ArrayField(models.CharField(max_length=160), default=list, blank=True)
    proposed_measures = ArrayField(
        models.CharField(max_length=80), default=list, blank=True, help_text="Measures that an objective could rest on."
    )
    drafted_after = models.CharField(
        max_length=120, blank=True, help_text="The model that it was drafted after, until somebody confirms it."
    )
    basis = models.CharField(max_length=20, choices=Basis, blank=True, help_text="How a draft is known.")
    source = models.CharField(max_length=300, blank=True)
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"goal {self.pk}"

    @property
    def is_draft(self) -> bool:
        """Nobody has confirmed it: the program does not pursue it."""
        return bool(self.drafted_after)


class Objective(models.Model):
    """A number that shall move from a baseline to a target until a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="objectives")
    words = models.CharField(max_length=200)
    measure_key = models.CharField(max_length=80, help_text="A measure of the registry.")
    unit = models.CharField(max_length=60)
    baseline_value = models.DecimalField(max_digits=12, decimal_places=3)
    baseline_source = models.CharField(max_length=200)
    target_value = models.DecimalField(max_digits=12, decimal_places=3)
    by_on = models.DateField()
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("goal", "by_on", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(target_value=F("baseline_value")), name="a_target_is_elsewhere"),
        )

    def __str__(self) -> str:
        return f"objective {self.pk}"


class Reading(models.Model):
    """What the measure was on a day, and where that is known from. The newest counts."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="readings")
    value = models.DecimalField(max_digits=12, decimal_places=3)
    on = models.DateField()
    source = models.CharField(max_length=200)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ("on", "entered_at", "id")

    def __str__(self) -> str:
        return f"reading {self.pk}"
