"""One opening in an emergency, from the reason to the review."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.safeguards.emergencies.vocabulary import EmergencyKind, ReviewFinding
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.vocabulary import DataClass


class Opening(models.Model):
    """Somebody opened named classes of one person's record for a few hours, and answers for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField(db_index=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=EmergencyKind)
    data_classes = ArrayField(models.CharField(max_length=20, choices=DataClass))
    reason = EncryptedTextField()
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True, help_text="When somebody closed it before its time.")
    review_due_on = models.DateField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=20, choices=ReviewFinding, blank=True)
    review_note = EncryptedTextField()

    class Meta:
        ordering = ("-opened_at",)
        constraints = (
            models.CheckConstraint(condition=Q(closes_at__gt=F("opened_at")), name="an_opening_closes_after_it_opens"),
        )

    def __str__(self) -> str:
        return f"opening {self.pk}"

    @property
    def key_group(self) -> str:
        """Its words are forgotten together with the person."""
        return f"person:{self.person_id}"
