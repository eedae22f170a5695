"""An assessment: what one data set says of every outcome measure, kept as it was computed."""

import uuid
from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.analysis.assessment import Assessed, Comparison, Months, read_assessed
from coresponder.analysis.assessment.content import Stretch
from coresponder.analysis.measures.figures import MeasureResult
from coresponder.program.extracts.models import Release
from coresponder.program.outcomes.models.baselines import Baseline
from coresponder.program.outcomes.vocabulary import AssessmentState


class Assessment(models.Model):
    """Every outcome measure, computed once over one release: since launch, before, month by month, and compared.

    `content` is what `coresponder.analysis.assessment` wrote, nothing withheld; `content_sha256` its fingerprint. Once
    it is complete, a trigger of the database refuses to change or delete the row. Whoever shows it to somebody without
    VIEW_OUTCOME_RECORDS withholds small numbers first (`publishing.published`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=AssessmentState, default=AssessmentState.REQUESTED)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="assessments")
    baseline = models.ForeignKey(Baseline, on_delete=models.PROTECT, null=True, related_name="assessments")
    baseline_sha256 = models.CharField(max_length=64, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", help_text="Empty: by night."
    )
    requested_at = models.DateTimeField(auto_now_add=True)
    computed_at = models.DateTimeField(null=True)
    launch_on = models.DateField(null=True)
    since_first_on = models.DateField(null=True)
    since_last_on = models.DateField(null=True)
    before_first_on = models.DateField(null=True, help_text="Empty where the data set has nothing from before launch.")
    definitions_sha256 = models.CharField(max_length=64, blank=True)
    content = models.JSONField(null=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    withheld = models.JSONField(
        null=True, help_text="Its measures without small numbers, found once: that takes seconds. Empty: not found yet."
    )
    withheld_rules = models.CharField(max_length=20, blank=True, help_text="By which rules they were withheld.")

    class Meta:
        ordering = ("-requested_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=AssessmentState.COMPLETE)
                | Q(content__isnull=False, computed_at__isnull=False, launch_on__isnull=False)
                & ~Q(content_sha256="")
                & ~Q(definitions_sha256=""),
                name="a_complete_assessment_has_its_content_and_hash",
            ),
        )

    def __str__(self) -> str:
        return f"assessment {self.pk}"

    @property
    def is_complete(self) -> bool:
        return self.state == AssessmentState.COMPLETE

    @cached_property
    def assessed(self) -> Assessed:
        """What was computed; ValueError while it is not complete."""
        if self.content is None:
            raise ValueError(f"{self} is not complete.")
        return read_assessed(self.content)

    def measured(self, key: str, period: Stretch = "since") -> MeasureResult:
        """The figures of a measure since launch, or before, nothing withheld; KeyError where there is none."""
        return self.assessed.measured(key, period)

    def months(self, key: str) -> Months | None:
        """The measure month by month; None where it has none."""
        return self.assessed.named(key).months

    def verdict(self, key: str) -> Comparison:
        """Before and after, in a code, a sentence and a ratio with its interval."""
        return self.assessed.named(key).comparison


class Recomputation(models.Model):
    """One time that an assessment was computed again. `differences` are sentences; none: still the same."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="recomputations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    content_sha256 = models.CharField(max_length=64, help_text="The fingerprint of what came out this time.")
    differences = models.JSONField(default=list)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"recomputation {self.pk}"
