"""The release ledger: every data set that was made, and to whom it was handed; and what changed in recording."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.extracts.vocabulary import Change, Detail, Direction, ReleasePurpose, ReleaseState


class Release(models.Model):
    """One data set as of one moment, for one purpose. The row stays for good; its files may be removed.

    `sha256` is the fingerprint over all tables and the dictionary: the same records as of the same moment give the same
    one. `tables` names each table with its rows and the SHA-256 of its file.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=20, choices=ReleasePurpose)
    detail = models.CharField(max_length=10, choices=Detail)
    as_of_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ReleaseState, default=ReleaseState.REQUESTED)
    recipient = models.CharField(max_length=200, blank=True, help_text="Who gets it, where it leaves the program.")
    reason = models.CharField(max_length=300, blank=True, help_text="What it is for, in a sentence.")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", help_text="Empty: by night."
    )
    requested_at = models.DateTimeField(auto_now_add=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    compared_at = models.DateTimeField(null=True, blank=True, help_text="When it was last made again to compare.")
    compared_same = models.BooleanField(null=True, blank=True)
    compared_tables = models.JSONField(default=list, help_text="Which tables differed then.")
    tables = models.JSONField(default=list)
    left_out = models.JSONField(default=dict, help_text="How many rows were left out, by reason.")

    class Meta:
        ordering = ("-requested_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ReleaseState.READY) | (Q(ready_at__isnull=False) & ~Q(sha256="")),
                name="a_release_that_is_ready_has_a_fingerprint",
            ),
            models.CheckConstraint(
                condition=Q(purpose=ReleasePurpose.EVALUATION) | ~Q(recipient=""),
                name="a_release_for_outside_says_to_whom",
            ),
        )

    def __str__(self) -> str:
        return f"release {self.pk}"

    @property
    def rows(self) -> int:
        """How many rows all its tables have."""
        return sum(each["rows"] for each in self.tables)

    @property
    def is_by_night(self) -> bool:
        """The program made it by itself."""
        return self.requested_by_id is None


class HandOut(models.Model):
    """Somebody took the files of a release along. Rows are only added."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="hand_outs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"hand-out {self.pk}"


class RecordingChange(models.Model):
    """Since a day something is recorded in another way, so that figures can change without anything having changed.

    Withdrawn where it was noted by mistake; the row stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    since_on = models.DateField()
    kind = models.CharField(max_length=30, choices=Change)
    what = models.CharField(max_length=200, help_text="In a sentence, as charts show it. Nothing about a person.")
    table_name = models.CharField(max_length=40, blank=True)
    column_name = models.CharField(max_length=60, blank=True)
    measure = models.CharField(max_length=80, blank=True)
    direction = models.CharField(max_length=10, choices=Direction, default=Direction.UNKNOWN)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-since_on", "-noted_at")

    def __str__(self) -> str:
        return f"change {self.pk}"
