"""One opening in an emergency, from the reason to the review."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.safeguards.emergencies.vocabulary import MOST_HOURS, EmergencyKind, ReviewFinding, ThreatTo
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.vocabulary import DataClass


class Opening(models.Model):
    """Somebody opened named classes of one person's record for a few hours, and answers for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField(db_index=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=EmergencyKind)
    data_classes = ArrayField(models.CharField(max_length=20, choices=DataClass))
    threat_to = models.CharField(max_length=20, choices=ThreatTo, default=ThreatTo.THE_PERSON)
    reason = EncryptedTextField()
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True, help_text="When somebody closed it before its time.")
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    review_due_on = models.DateField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=20, choices=ReviewFinding, blank=True)
    review_note = EncryptedTextField()

    class Meta:
        ordering = ("-opened_at",)
        constraints = (
            models.CheckConstraint(condition=Q(closes_at__gt=F("opened_at")), name="an_opening_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(closes_at__lte=F("opened_at") + timedelta(hours=MOST_HOURS)),
                name="an_opening_lasts_a_few_hours",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_at__isnull=True, finding="")
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False) & ~Q(finding=""),
                name="a_review_says_who_when_and_what",
            ),
        )

    def __str__(self) -> str:
        return f"opening {self.pk}"

    @property
    def key_group(self) -> str:
        """Its words are forgotten together with the person."""
        return f"person:{self.person_id}"


class Notice(models.Model):
    """To one account: an opening waits for its review. It says nothing about the person, and only points there."""

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="notices")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-sent_at", "-id")
        constraints = (models.UniqueConstraint(fields=["opening", "to"], name="one_notice_of_an_opening_to_each"),)

    def __str__(self) -> str:
        return f"notice {self.pk}"
