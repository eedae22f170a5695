"""A review meeting: what changed since the last one, what was decided, and on which measure that is to be seen."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.program.outcomes.models.assessments import Assessment
from coresponder.program.outcomes.vocabulary import Expected, ReviewState


class Review(models.Model):
    """One review meeting over one assessment. `changed` is what the program drafted: measure, title and sentence each.

    `version` rises with every change, so that two who write at once are told. Closed, it stays as it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    held_on = models.DateField()
    first_on = models.DateField(help_text="The first day of the period that was looked at.")
    last_on = models.DateField()
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="reviews")
    changed = models.JSONField(default=list)
    notes = models.TextField(blank=True, help_text="What was said. Nothing about a person.")
    state = models.CharField(max_length=10, choices=ReviewState, default=ReviewState.OPEN)
    version = models.PositiveIntegerField(default=1)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-held_on", "-begun_at")
        constraints = (
            models.CheckConstraint(condition=Q(first_on__lte=F("last_on")), name="a_review_looks_at_a_period"),
            models.CheckConstraint(
                condition=Q(state=ReviewState.CLOSED, closed_by__isnull=False, closed_at__isnull=False)
                | ~Q(state=ReviewState.CLOSED) & Q(closed_by__isnull=True, closed_at__isnull=True),
                name="who_closed_a_review_and_when_exactly_when_closed",
            ),
        )

    def __str__(self) -> str:
        return f"review {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == ReviewState.OPEN


class ReviewDecision(models.Model):
    """What was decided: who does it until when, on which measure it shall be seen, and what is expected there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    owner = models.CharField(max_length=120, help_text="A role, an agency, or somebody of the staff.")
    due_on = models.DateField()
    measure_key = models.CharField(max_length=80, blank=True)
    expected = models.CharField(max_length=10, choices=Expected, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["review", "number"], name="decisions_of_a_review_are_numbered"),
            models.CheckConstraint(
                condition=Q(measure_key="", expected="") | ~Q(measure_key="") & ~Q(expected=""),
                name="a_measure_goes_with_what_is_expected_of_it",
            ),
        )

    def __str__(self) -> str:
        return f"decision {self.pk}"
