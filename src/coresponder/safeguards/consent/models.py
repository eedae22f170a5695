"""Consents, restrictions, and the ledger of what was disclosed."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.consent.vocabulary import ConsentKind, ConsentMethod
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.vocabulary import DataClass, Purpose


class Consent(models.Model):
    """What one person agreed to: which classes, from whom, to whom, for what, until when.

    It is recorded with what 42 CFR 2.31 asks for. `recipient` or `recipient_kind` is set, not both: one agency, or
    every agency of a kind. Substance-use records are opened only where they are named among the classes. A consent to
    counseling notes names no class, since such notes are never opened here; it says what their author may hand out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20, choices=ConsentKind, default=ConsentKind.SHARING)
    holder = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whose records; empty: all.",
    )
    recipient = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recipient_kind = models.CharField(max_length=30, choices=AgencyKind, blank=True)
    data_classes = ArrayField(models.CharField(max_length=20, choices=DataClass), blank=True)
    purposes = ArrayField(models.CharField(max_length=30, choices=Purpose))
    method = models.CharField(max_length=20, choices=ConsentMethod)
    document_name = EncryptedTextField(help_text="Where the signed paper or file is kept.")
    witness = EncryptedTextField(help_text="Who was there, for a consent that was said aloud.")
    representative = EncryptedTextField(help_text="Who decided for the person, and by which right; empty: the person.")
    capacity_note = EncryptedTextField(help_text="Why the person was able to decide, in the words of who asked.")
    own_words = EncryptedTextField(help_text="What the person said it means, after it was read back.")
    language = models.CharField(max_length=40, default="English")
    form_version = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    obtained_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    obtaining_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    revocation_note = EncryptedTextField(help_text="How the person took it back, in the words of who heard it.")

    class Meta:
        ordering = ("-given_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(recipient__isnull=False, recipient_kind="")
                | Q(recipient__isnull=True) & ~Q(recipient_kind=""),
                name="a_consent_names_an_agency_or_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("given_at")), name="a_consent_expires_after_it_is_given"
            ),
            models.CheckConstraint(
                condition=~Q(kind=ConsentKind.COUNSELING_NOTES) | Q(data_classes=[]),
                name="a_consent_to_counseling_notes_opens_no_class",
            ),
        )

    def __str__(self) -> str:
        return f"consent {self.pk}"

    @property
    def key_group(self) -> str:
        """Its words are forgotten together with the person."""
        return f"person:{self.person_id}"


class Restriction(models.Model):
    """A person wants something kept from somebody. It closes what an agreement or a consent would open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField(db_index=True)
    kept_from = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: from every other."
    )
    data_class = models.CharField(max_length=20, choices=DataClass, blank=True, help_text="Empty: every class.")
    reason = EncryptedTextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    lift_reason = EncryptedTextField()

    class Meta:
        ordering = ("-recorded_at",)

    def __str__(self) -> str:
        return f"restriction {self.pk}"

    @property
    def key_group(self) -> str:
        """Its words are forgotten together with the person."""
        return f"person:{self.person_id}"


class Disclosure(models.Model):
    """Something about a person was shown or handed to somebody outside the agency that owns it. Added to only.

    The database itself refuses to change or remove a line. 45 CFR 164.528 and 42 CFR 2.24 give the person the right to
    this list.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField(db_index=True)
    at = models.DateTimeField(auto_now_add=True)
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    data_classes = ArrayField(models.CharField(max_length=20, choices=DataClass))
    purpose = models.CharField(max_length=30, choices=Purpose)
    way = models.CharField(max_length=20, help_text="page, list, pdf, export, api")
    opened_by = models.CharField(max_length=80, help_text="The rule that opened it, as kind:id.")
    consent_id = models.UUIDField(null=True, blank=True)
    carried_part_2_notice = models.BooleanField(default=False)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"disclosure {self.pk}"
