"""What an agreement says: who the parties are, what it opens to whom and for what, and who signed."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.agreements.vocabulary import FIXED_STATES, AgreementKind, AgreementState
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose


class Agreement(models.Model):
    """One agreement. It holds from its first to its last day, both included, in the zone of the program.

    Once its terms are agreed, a trigger of the database refuses every change to what it says: title, days, text,
    clauses, parties and terms. `content` is then the whole of it as it is signed, and `content_sha256` its
    fingerprint. The trigger holds the order of the states as well, and that nothing counts as signed that a party has
    not signed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=160)
    kind = models.CharField(
        max_length=10, choices=AgreementKind, default=AgreementKind.SHARING, help_text="What kind of paper it is."
    )
    state = models.CharField(max_length=10, choices=AgreementState, default=AgreementState.DRAFTED)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True, help_text="When the parties look at it again together.")
    text = models.TextField(blank=True, help_text="What the terms below cannot say, in the parties' words.")
    clauses = models.JSONField(default=dict, blank=True, help_text="Named texts; see vocabulary.Clause.")
    content = models.JSONField(null=True, blank=True, help_text="What is signed, from the moment it is agreed.")
    content_sha256 = models.CharField(max_length=64, blank=True)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(auto_now_add=True)
    in_force_at = models.DateTimeField(null=True, blank=True, help_text="When it came into force.")
    stopped_at = models.DateTimeField(null=True, blank=True, help_text="When it was ended.")
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stopped_for = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="The party that ended it."
    )
    stop_reason = models.TextField(blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        ordering = ("-drafted_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="an_agreement_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(state=AgreementState.IN_FORCE) | Q(starts_on__isnull=False),
                name="an_agreement_in_force_has_a_first_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=FIXED_STATES) | ~Q(content_sha256="") & Q(content__isnull=False),
                name="agreed_terms_have_their_hash",
            ),
            models.CheckConstraint(
                condition=~Q(state=AgreementState.DRAFTED) | Q(content_sha256="", content__isnull=True),
                name="a_draft_has_no_hash_to_sign",
            ),
        )

    def __str__(self) -> str:
        return f"agreement {self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == AgreementState.DRAFTED


class Party(models.Model):
    """An agency that the agreement binds, and its signature once it is given.

    A signature on paper names the document and its day; `signed_by` is then who entered it here.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_terms_sha256 = models.CharField(max_length=64, blank=True, help_text="The very terms that were signed.")
    paper_document = models.CharField(max_length=160, blank=True, help_text="Where the signed paper is found.")
    paper_signed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("agency__name",)
        constraints = (
            models.UniqueConstraint(fields=["agreement", "agency"], name="an_agency_is_a_party_once"),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True, signed_at__isnull=True, signed_terms_sha256="")
                | Q(signed_by__isnull=False, signed_at__isnull=False) & ~Q(signed_terms_sha256=""),
                name="a_signature_says_who_when_and_what",
            ),
            models.CheckConstraint(
                condition=Q(paper_document="", paper_signed_on__isnull=True)
                | ~Q(paper_document="") & Q(paper_signed_on__isnull=False, signed_by__isnull=False),
                name="a_paper_signature_names_document_and_day",
            ),
        )

    def __str__(self) -> str:
        return f"party {self.pk}"

    @property
    def has_signed(self) -> bool:
        return self.signed_at is not None

    @property
    def is_on_paper(self) -> bool:
        return bool(self.paper_document)


class Term(models.Model):
    """One cell of the matrix: what one party's records of one class open to another party, and for what."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="terms")
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    data_class = models.CharField(max_length=20, choices=DataClass)
    purpose = models.CharField(max_length=30, choices=Purpose)
    legal_basis = models.CharField(max_length=30, choices=LegalBasis)
    needs_consent = models.BooleanField(default=False)
    roles = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, help_text="Only these roles; empty for all."
    )
    minimum_fields = models.TextField(blank=True, help_text="What of the class is enough, in words.")

    class Meta:
        ordering = ("from_agency__name", "to_agency__name", "data_class", "purpose")
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "from_agency", "to_agency", "data_class", "purpose"], name="one_term_for_each_cell"
            ),
            models.CheckConstraint(condition=~Q(from_agency=F("to_agency")), name="a_term_is_between_two_agencies"),
            models.CheckConstraint(
                condition=~Q(data_class=DataClass.SUBSTANCE_USE) | Q(needs_consent=True),
                name="substance_use_needs_consent_always",
            ),
        )

    def __str__(self) -> str:
        return f"term {self.pk}"


class Suspension(models.Model):
    """One side closed an agreement for a time, with the reason. It holds again once every side has lifted its own."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="suspensions")
    suspended_for = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="The party; empty: the privacy officer.",
    )
    suspended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    suspended_at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(help_text="Why. All members read it.")
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("suspended_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "suspended_for"],
                condition=Q(lifted_at__isnull=True),
                nulls_distinct=False,
                name="each_side_suspends_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"suspension {self.pk}"
