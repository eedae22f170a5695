"""Dated, sourced records of what something costs, and versions of the set that they make. Nothing is overwritten."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.program.costs.vocabulary import PER_OF_BUDGET, Category, Ending, Kind, Made, Nature, Payer, Per

USER = settings.AUTH_USER_MODEL


class CostRecord(models.Model):
    """One record: what something costs, for whom, from when until when, and who says so.

    It belongs to the set as long as `ended_at` is empty. A change ends it and makes another one of the same `line`.
    `low` and `high` enclose nine of ten plausible values.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    line = models.UUIDField(default=uuid.uuid4, help_text="The same for a record and those that it replaced.")
    kind = models.CharField(max_length=10, choices=Kind)
    category = models.CharField(max_length=10, choices=Category, blank=True, help_text="Of the budget alone.")
    item = models.CharField(max_length=60, help_text="As a code, such as jail_booking.")
    payer = models.CharField(max_length=20, choices=Payer)
    nature = models.CharField(max_length=10, choices=Nature)
    amount = models.DecimalField(max_digits=12, decimal_places=2, help_text="US dollars.")
    low = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    per = models.CharField(max_length=10, choices=Per)
    price_year = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True, help_text="Empty: until further notice.")
    source = models.CharField(max_length=300)
    entered_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("kind", "category", "item", "payer", "from_on", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(source=""), name="a_cost_has_a_source"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_cost_is_more_than_nothing"),
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(low__gt=0, low__lte=F("amount"), high__gte=F("amount")),
                name="a_cost_lies_in_its_range",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="a_cost_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.PROGRAM, per__in=PER_OF_BUDGET) & ~Q(category="")
                | ~Q(kind=Kind.PROGRAM) & ~Q(per__in=PER_OF_BUDGET) & Q(category=""),
                name="a_line_of_the_budget_says_on_what",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="") | Q(ended_at__isnull=False) & ~Q(ending=""),
                name="a_cost_that_ended_says_why",
            ),
            models.UniqueConstraint(fields=["line"], condition=Q(ended_at=None), name="a_line_holds_once"),
        )

    def __str__(self) -> str:
        return f"cost {self.pk}"

    @property
    def words(self) -> str:
        """What it is of, as people read it."""
        return self.item.replace("_", " ")

    @property
    def is_budget(self) -> bool:
        """A line of what the program itself costs."""
        return self.kind == Kind.PROGRAM

    @property
    def is_in_kind(self) -> bool:
        """Given to the program without money."""
        return self.is_budget and self.nature == Nature.CAPACITY

    @property
    def holds(self) -> bool:
        """It belongs to the set now."""
        return self.ended_at is None


class CostSetVersion(models.Model):
    """The cost set as it was at one moment. Rows are only added; the database refuses to change one."""

    number = models.PositiveIntegerField(unique=True)
    sha256 = models.CharField(max_length=64)
    content: Any = models.JSONField(help_text="Every record that belonged to it.")
    because = models.CharField(max_length=10, choices=Made)
    made_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"cost set {self.number}"

    @property
    def version(self) -> str:
        """The first twelve digits of its hash, which every saving names."""
        return self.sha256[:12]

    @property
    def label(self) -> str:
        """What a saving names."""
        return f"no. {self.number} ({self.version})"
