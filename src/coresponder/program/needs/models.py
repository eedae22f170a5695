"""What was counted: of one period, by whom, and what may be shown of it. No small number is stored."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class NeedsCount(models.Model):
    """One count of one period. `content` is what `releasing` let out of it; the newest of a period is shown.

    `from_on` and `to_on` are local days, both included; the last one that was over when it was counted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    period = models.CharField(max_length=10, help_text="A year or half of one, such as 2026 or 2026-H2.")
    from_on = models.DateField()
    to_on = models.DateField()
    content = models.JSONField()
    counted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    counted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-counted_at",)
        indexes = (models.Index(fields=["period", "-counted_at"], name="needs_count_of_period"),)
        constraints = (
            models.CheckConstraint(condition=Q(from_on__lte=F("to_on")), name="a_count_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return f"count {self.pk}"
