"""An import: the package that came, what is wrong in it, and where it and we disagree."""

import uuid

from django.conf import settings
from django.db import models

from coresponder.program.services.models.listed import Source
from coresponder.program.services.vocabulary.answers import ImportState


class DirectoryImport(models.Model):
    """One package of one source. Looked through first, taken over when somebody says so.

    `counts` says by table how many rows are new, changed, unchanged, gone, and kept as they are here. `findings` says
    what is wrong in the package by kind; `sha256` recognizes the same file.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.RECEIVED)
    version_words = models.CharField(max_length=60, blank=True)
    counts = models.JSONField(default=dict)
    findings = models.JSONField(default=dict)
    problem = models.TextField(blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-requested_at",)

    def __str__(self) -> str:
        return f"import {self.pk}"


class ImportFinding(models.Model):
    """Something in a package is not as it should be: which file, row and column, in one sentence."""

    directory_import = models.ForeignKey(DirectoryImport, on_delete=models.CASCADE, related_name="rows_found")
    code = models.CharField(max_length=40)
    file = models.CharField(max_length=120)
    row = models.PositiveIntegerField(null=True, blank=True)
    column = models.CharField(max_length=80, blank=True)
    sentence = models.TextField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("directory_import", "code"), name="findings_of_import"),)

    def __str__(self) -> str:
        return f"finding {self.pk}"


class Disagreement(models.Model):
    """Somebody changed a field here, and then the source changed it too. Ours stays until somebody decides."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="disagreements")
    resource_type = models.CharField(max_length=60)
    resource_id = models.UUIDField()
    field_name = models.CharField(max_length=60)
    ours = models.TextField(blank=True)
    theirs = models.TextField(blank=True)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    took_theirs = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("-found_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("resource_type", "resource_id", "field_name"),
                condition=models.Q(decided_at__isnull=True),
                name="one_open_disagreement_about_one_field",
            ),
        )

    def __str__(self) -> str:
        return f"disagreement {self.pk}"
