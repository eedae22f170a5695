"""What happened with a referral, and who was told."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.referrals.models.referrals import PROOF_LENGTH, Destination, Referral
from coresponder.program.referrals.vocabulary import EventKind, NoticeKind, Proof, Reason


class ReferralEvent(models.Model):
    """One thing that happened: when, by whom it was said, and how sure that is. Nobody changes it.

    `by` is empty for what a service said by its link, and for what the program did by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="events")
    destination = models.ForeignKey(Destination, on_delete=models.CASCADE, null=True, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    is_by_service = models.BooleanField(default=False)
    proof = models.CharField(max_length=PROOF_LENGTH, choices=Proof, blank=True)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    appointment_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("recorded_at", "happened_at", "id")
        indexes = (models.Index(fields=["referral", "recorded_at"]),)

    def __str__(self) -> str:
        return f"{self.kind} of referral {self.referral_id}"


class ReferralNotice(models.Model):
    """Somebody is told that a referral needs a look. It stays until that person has seen it."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="notices")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=NoticeKind)
    event = models.ForeignKey(ReferralEvent, on_delete=models.CASCADE, related_name="notices")
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-sent_at", "-id")
        indexes = (models.Index(fields=["to"], condition=Q(read_at=None), name="referral_notices_unread"),)

    def __str__(self) -> str:
        return f"notice {self.pk} of referral {self.referral_id}"
