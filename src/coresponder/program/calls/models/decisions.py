"""A person's decision on one call type."""

from django.conf import settings
from django.db import models

from coresponder.program.calls.vocabulary import DecidedNexus


class TypeDecision(models.Model):
    """One decision, or one taken back. The newest row for a spelling is what holds; a trigger keeps all of them.

    `spelling` is the source's own name of a call type, never anything about a person.
    """

    spelling = models.CharField(max_length=200, db_index=True)
    nexus = models.CharField(max_length=10, choices=DecidedNexus)
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-decided_at", "-id")
        constraints = (models.CheckConstraint(condition=~models.Q(reason=""), name="a_decision_gives_its_reason"),)

    def __str__(self) -> str:
        return f"type decision {self.pk}"
