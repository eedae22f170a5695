"""An export that somebody uploaded, and what the program kept of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.calls.models.profiles import SavedProfile
from coresponder.program.calls.vocabulary import ExportState

KEPT_STATES = (ExportState.RECEIVED, ExportState.STORED)


class Export(models.Model):
    """One export. `sha256` is that of the original file, by which it is recognized; the original itself is not kept.

    `columns` are the columns that are stored, in the file's order, all as text. `dropped_columns` are those that were
    left out because they are personal: for each its name, the reason in a sentence, and a code for who found it.
    `rejected` counts, by the reason in a sentence, the rows that could not be divided into columns.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField(max_length=255)
    size_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ExportState, default=ExportState.RECEIVED)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    rows = models.BigIntegerField(null=True)
    columns = models.JSONField(default=list)
    dropped_columns = models.JSONField(default=list)
    rejected = models.JSONField(default=dict)
    saved_profile = models.ForeignKey(SavedProfile, on_delete=models.PROTECT, null=True, related_name="exports")
    problem_code = models.CharField(max_length=80, blank=True)
    problem_sentence = models.TextField(blank=True)
    problem_next_step = models.TextField(blank=True)

    class Meta:
        ordering = ("-uploaded_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(state__in=KEPT_STATES), name="one_export_for_one_file"
            ),
            models.CheckConstraint(
                condition=~Q(state=ExportState.STORED) | Q(rows__isnull=False), name="a_stored_export_knows_its_rows"
            ),
            models.CheckConstraint(
                condition=~Q(state=ExportState.REFUSED) | ~Q(problem_sentence=""), name="a_refused_export_says_why"
            ),
        )

    def __str__(self) -> str:
        return f"export {self.pk}"

    @property
    def is_stored(self) -> bool:
        return self.state == ExportState.STORED

    @property
    def rows_rejected(self) -> int:
        return sum(self.rejected.values())

    @property
    def reading_profile(self) -> SavedProfile:
        """The saved profile by which it is read; ValueError before anybody has said how its columns are read."""
        if self.saved_profile is None:
            raise ValueError("The export is not mapped yet.")
        return self.saved_profile
