"""An agreement while it is negotiated: its sections with every version, its matrix, comments, and saved drafts.

What is signed is an agreement of the register (`safeguards.agreements`). It is made from the wording when the parties
settle; from then on the register says how far it is.
"""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.program.partnerships.models.wording import WordingVersion
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.vocabulary import AgreementKind, AgreementState
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose


class Negotiation(models.Model):
    """One agreement that is negotiated. `agreement` is what was made of it once the parties settled."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=AgreementKind)
    parties = models.ManyToManyField(Agency, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    matrix_version = models.PositiveIntegerField(default=1)
    agreement = models.OneToOneField(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="negotiation"
    )
    renews = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-begun_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="what_is_negotiated_ends_later"
            ),
        )

    def __str__(self) -> str:
        return f"negotiation {self.pk}"

    @property
    def is_open(self) -> bool:
        """The wording can still be changed."""
        is_draft = self.agreement is None or self.agreement.state == AgreementState.DRAFTED
        return self.given_up_at is None and is_draft


class Section(models.Model):
    """One section of the wording. Its text is its newest version that does not stand aside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="sections")
    topic = models.CharField(max_length=40, help_text="The topic of the library; of the parties' own: own-1, own-2, …")
    heading = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()
    is_left_out = models.BooleanField(default=False)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["negotiation", "topic"], name="a_topic_has_one_section"),)

    def __str__(self) -> str:
        return f"section {self.pk}"


class SectionVersion(WordingVersion):
    """One version of a section's text. `from_library` is the key of the library's text where it stands unchanged."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="versions")
    from_library = models.CharField(max_length=40, blank=True)

    class Meta(WordingVersion.Meta):
        constraints = (models.UniqueConstraint(fields=["section", "number"], name="a_section_has_each_version_once"),)

    def __str__(self) -> str:
        return f"section version {self.pk}"


class PlannedCell(models.Model):
    """One line of the information-sharing matrix: whose, to whom, what, for what, on which basis, and how."""

    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="cells")
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    data_class = models.CharField(max_length=20, choices=DataClass)
    purpose = models.CharField(max_length=30, choices=Purpose)
    legal_basis = models.CharField(max_length=30, choices=LegalBasis)
    needs_consent = models.BooleanField(default=False)
    roles = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    minimum_fields = models.CharField(max_length=500, blank=True)
    channel = models.CharField(max_length=120, blank=True, help_text="On which way it goes.")
    keeping = models.CharField(max_length=120, blank=True, help_text="How long it may be kept.")
    carries_notice = models.BooleanField(default=False, help_text="A notice against passing it on goes along.")

    class Meta:
        ordering = ("from_agency__name", "to_agency__name", "data_class", "purpose")
        constraints = (
            models.UniqueConstraint(
                fields=["negotiation", "from_agency", "to_agency", "data_class", "purpose"], name="one_line_for_a_cell"
            ),
            models.CheckConstraint(condition=~Q(from_agency=F("to_agency")), name="a_line_is_between_two_agencies"),
        )

    def __str__(self) -> str:
        return f"planned cell {self.pk}"


class Comment(models.Model):
    """What somebody says about a section, until it is settled."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_for = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"comment {self.pk}"


class SavedDraft(models.Model):
    """The whole wording as it stood at one moment, such as what was sent to counsel."""

    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=120)
    content = models.JSONField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["negotiation", "number"], name="drafts_are_numbered"),)

    def __str__(self) -> str:
        return f"saved draft {self.pk}"
