"""What a verification of the trail found, and who asked for it."""

import uuid

from django.conf import settings
from django.db import models


class TrailVerification(models.Model):
    """One walk over the whole trail and its seals. While it goes on, `finished_at` is empty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    events = models.BigIntegerField(null=True)
    seals = models.BigIntegerField(null=True)
    last_hash = models.CharField(max_length=64, blank=True)
    breaks = models.JSONField(default=list, help_text="A sentence for each break, the first hundred of them.")
    break_count = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("-requested_at",)

    def __str__(self) -> str:
        return f"verification {self.pk}"

    @property
    def holds(self) -> bool:
        """True when it ended and found nothing."""
        return self.finished_at is not None and not self.break_count
