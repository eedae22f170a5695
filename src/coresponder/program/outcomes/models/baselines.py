"""A baseline: what the county's calls looked like before the program."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.calls.models import Export, SavedProfile
from coresponder.program.outcomes.vocabulary import BUILT_STATES, BaselineState


class Baseline(models.Model):
    """One baseline, from the request to the frozen result.

    `content` is baseline.json, the whole publishable result; `content_sha256` is its fingerprint. The rows that it was
    computed from lie as Parquet in the baseline's folder; see storage.py. Once frozen, a trigger of the database
    refuses to change or delete the row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=BaselineState, default=BaselineState.REQUESTED)
    exports = models.ManyToManyField(Export, related_name="baselines")
    saved_profile = models.ForeignKey(SavedProfile, on_delete=models.PROTECT, related_name="+")
    population = models.PositiveIntegerField(null=True, blank=True)
    beats = models.JSONField(null=True, blank=True, help_text="GeoJSON of the beats, as uploaded and checked.")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    content = models.JSONField(null=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    notes = models.JSONField(default=list, help_text="Sentences for whoever asked for it, such as a map left out.")
    built_at = models.DateTimeField(null=True)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    frozen_at = models.DateTimeField(null=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        ordering = ("-requested_at",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=BUILT_STATES)
                | Q(content__isnull=False, built_at__isnull=False) & ~Q(content_sha256=""),
                name="a_built_baseline_has_its_content_and_hash",
            ),
            models.CheckConstraint(
                condition=Q(state=BaselineState.FROZEN, frozen_by__isnull=False, frozen_at__isnull=False)
                | ~Q(state=BaselineState.FROZEN) & Q(frozen_by__isnull=True, frozen_at__isnull=True),
                name="who_froze_it_and_when_exactly_when_frozen",
            ),
        )

    def __str__(self) -> str:
        return f"baseline {self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == BaselineState.DRAFT

    @property
    def is_frozen(self) -> bool:
        return self.state == BaselineState.FROZEN


class Verification(models.Model):
    """One time that a baseline was computed again and compared.

    `differences` are sentences; none means that it is what it was. `remarks` say what could not be asked.
    """

    baseline = models.ForeignKey(Baseline, on_delete=models.CASCADE, related_name="verifications")
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(auto_now_add=True)
    differences = models.JSONField(default=list)
    remarks = models.JSONField(default=list)

    class Meta:
        ordering = ("-verified_at",)

    def __str__(self) -> str:
        return f"verification {self.pk}"
