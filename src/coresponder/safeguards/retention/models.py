"""Legal holds, disposals with their items, and the certificates of what was disposed of."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.retention.vocabulary import Disposal, DisposalState, ItemState


class LegalHold(models.Model):
    """Nothing about a person, or of a category, is disposed of while this holds, whatever a rule says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField(null=True, blank=True, db_index=True, help_text="Empty: everybody.")
    category = models.CharField(max_length=40, blank=True, help_text="Empty: every category.")
    reason = EncryptedTextField(help_text="The case or letter that asks for it.")
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(auto_now_add=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-placed_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(person_id__isnull=False) | ~Q(category=""), name="a_hold_names_a_person_or_a_category"
            ),
        )

    def __str__(self) -> str:
        return f"legal hold {self.pk}"

    @property
    def key_group(self) -> str:
        """Its words stay readable after the person was forgotten: they say why that had to wait."""
        return f"hold:{self.pk}"


class DisposalRequest(models.Model):
    """What one rule found due on a day, to be disposed of together. Who approves is never who asked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    category = models.CharField(max_length=40)
    disposal = models.CharField(max_length=12, choices=Disposal)
    rule = models.JSONField(help_text="The rule as it was then.")
    pack = models.CharField(max_length=80)
    pack_sha256 = models.CharField(max_length=64)
    triggered_before = models.DateTimeField(help_text="What was triggered before this moment is due.")
    state = models.CharField(max_length=12, choices=DisposalState, default=DisposalState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    carried_out_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["category"],
                condition=Q(state__in=[DisposalState.ASKED, DisposalState.APPROVED]),
                name="one_open_disposal_of_a_category",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[DisposalState.APPROVED, DisposalState.CARRIED_OUT])
                | Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(decided_by=F("asked_by")),
                name="who_approves_a_disposal_is_not_who_asked",
            ),
        )

    def __str__(self) -> str:
        return f"disposal {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in (DisposalState.ASKED, DisposalState.APPROVED)


class DisposalItem(models.Model):
    """One item of a disposal, by its id, and what became of it."""

    request = models.ForeignKey(DisposalRequest, on_delete=models.PROTECT, related_name="items")
    item_id = models.CharField(max_length=80)
    person_id = models.UUIDField(null=True)
    records = models.PositiveIntegerField(default=1, help_text="How many records the item stands for.")
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.WAITING)
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["request", "item_id"], name="an_item_is_in_a_disposal_once"),
            models.CheckConstraint(
                condition=Q(state=ItemState.WAITING, at__isnull=True)
                | ~Q(state=ItemState.WAITING) & Q(at__isnull=False),
                name="an_item_says_when_something_became_of_it",
            ),
        )

    def __str__(self) -> str:
        return f"disposal item {self.pk}"


class Certificate(models.Model):
    """What was disposed of, by which rule, who asked and who approved. The database refuses to change or remove it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.OneToOneField(DisposalRequest, on_delete=models.PROTECT, related_name="certificate")
    content = models.JSONField(help_text="The certificate as plain data.")
    content_sha256 = models.CharField(max_length=64, help_text="The fingerprint of the content.")
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ("-issued_at",)

    def __str__(self) -> str:
        return f"certificate {self.pk}"

    @property
    def counts(self) -> dict[str, Any]:
        """How many items and records ended in which way."""
        return dict(self.content["counts"])
