"""Who has read and signed which version of a chapter."""

from django.conf import settings
from django.db import models

from coresponder.program.policies.models.chapters import ChapterVersion


class Reading(models.Model):
    """Somebody says: I have read this version, and work by it."""

    version = models.ForeignKey(ChapterVersion, on_delete=models.PROTECT, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ("signed_at", "id")
        constraints = (models.UniqueConstraint(fields=["version", "user"], name="a_version_is_signed_once_by_one"),)

    def __str__(self) -> str:
        return f"reading {self.pk}"
