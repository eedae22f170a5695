"""What the privacy officer said to a week of the audit trail."""

import uuid

from django.conf import settings
from django.db import models

from coresponder.safeguards.encryption.fields import EncryptedTextField


class LookedAt(models.Model):
    """One finding of one week was looked at. What was noted stays; nobody takes a look back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    week_starts_on = models.DateField(db_index=True, help_text="A Monday.")
    finding = models.CharField(max_length=80, help_text="The rule, and the event or account that it found.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = EncryptedTextField(help_text="What the look came to.")

    class Meta:
        ordering = ("at",)
        constraints = (
            models.UniqueConstraint(fields=["week_starts_on", "finding"], name="a_finding_is_looked_at_once"),
        )

    def __str__(self) -> str:
        return f"look at {self.finding}"

    @property
    def key_group(self) -> str:
        """The notes on one week are kept, and forgotten, together."""
        return f"trail_review:{self.week_starts_on.isoformat()}"


class SignedWeek(models.Model):
    """A week was looked through, with everything that the rules found in it."""

    week_starts_on = models.DateField(primary_key=True, help_text="A Monday.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    findings = models.IntegerField(help_text="How many findings the rules made then.")
    seal_number = models.BigIntegerField(null=True, help_text="The newest seal then, whose copy is kept with it.")

    class Meta:
        ordering = ("-week_starts_on",)

    def __str__(self) -> str:
        return f"week from {self.week_starts_on}"
