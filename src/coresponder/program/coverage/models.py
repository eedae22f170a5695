"""Why a call was missed, where a person knows better than the program."""

from django.conf import settings
from django.db import models

from coresponder.program.calls.models import Call
from coresponder.program.coverage.vocabulary import BY_A_PERSON, Missed


class MissedReason(models.Model):
    """Somebody said why no team came. The newest holds; a trigger keeps all of them. A code, never a word."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="missed_reasons")
    reason = models.CharField(max_length=20, choices=[(each.value, each.label) for each in BY_A_PERSON])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"missed reason {self.pk}"

    @property
    def words(self) -> str:
        """The reason as people read it."""
        return Missed(self.reason).label
