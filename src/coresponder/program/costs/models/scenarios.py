"""Effects, with how they are known, and scenarios: one cost set, one period, some effects, one result."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.program.costs.models.records import CostSetVersion
from coresponder.program.costs.vocabulary import GradeOf, Way

USER = settings.AUTH_USER_MODEL


class EffectRecord(models.Model):
    """How many events of an item there were fewer or more in a period, and how good the comparison is that says so.

    `number`, `low` and `high` are counts of events, in the direction of `way`: “30 fewer, 10 to 50”. Limits below zero
    say that it may have gone the other way.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    period = models.CharField(max_length=10, help_text="A year or half of one, such as 2026 or 2026-H2.")
    item = models.CharField(max_length=60)
    way = models.CharField(max_length=10, choices=Way)
    number = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    grade = models.CharField(max_length=20, choices=GradeOf)
    measure = models.CharField(max_length=300, help_text="From which figure it was taken, and where that is.")
    figure = models.CharField(max_length=120, blank=True, help_text="The figure of an assessment, if it is of one.")
    entered_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-period", "item", "entered_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(low__lte=F("number"), high__gte=F("number")), name="an_effect_lies_in_its_limits"
            ),
            models.CheckConstraint(condition=~Q(measure=""), name="an_effect_names_its_figure"),
        )

    def __str__(self) -> str:
        return f"effect {self.pk}"

    @property
    def words(self) -> str:
        """What it is of, as people read it."""
        return self.item.replace("_", " ")


class Scenario(models.Model):
    """A saved reckoning. Its cost set, period, effects, seed and result never change; approving and discarding do.

    `effects` are copies, so that an effect that is withdrawn later is still what the scenario was made from. Money in
    `result` stands as text, to the cent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    cost_set = models.ForeignKey(CostSetVersion, on_delete=models.PROTECT, related_name="scenarios")
    period = models.CharField(max_length=10)
    from_on = models.DateField()
    to_on = models.DateField()
    effects: Any = models.JSONField()
    seed = models.PositiveIntegerField()
    result: Any = models.JSONField()
    saved_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    recomputed_at = models.DateTimeField(null=True, blank=True, help_text="When it was last computed again.")
    recomputed_same = models.BooleanField(null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)
    discarded_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-saved_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(from_on__lte=F("to_on")), name="a_scenario_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False, discarded_at=None),
                name="an_approved_scenario_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("saved_by")),
                name="somebody_else_approves_a_scenario",
            ),
        )

    def __str__(self) -> str:
        return f"scenario {self.pk}"

    @property
    def is_approved(self) -> bool:
        """A second person stands for it."""
        return self.approved_at is not None
