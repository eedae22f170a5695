"""The chapters of the manual, their versions, every change of a text, and the approvals of both sides."""

import uuid
from hashlib import sha256

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coresponder.program.policies.vocabulary import ChapterKind, Side, VersionState, WorkRole
from coresponder.safeguards.accounts.models import Agency

USER = settings.AUTH_USER_MODEL


class Chapter(models.Model):
    """One chapter: who looks after it at both agencies, who has to read it, how often it is reviewed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=ChapterKind, default=ChapterKind.TEXT)
    readers = ArrayField(
        models.CharField(max_length=20, choices=WorkRole), default=list, blank=True, help_text="Who reads and signs it."
    )
    is_mandatory = models.BooleanField(default=False, help_text="Nobody who has to read it works a shift without.")
    sign_within_days = models.PositiveSmallIntegerField(default=14, help_text="How long readers have to sign.")
    review_months = models.PositiveSmallIntegerField(default=12, help_text="How long a version stands unreviewed.")
    police_owner = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    health_owner = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    screens = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, help_text="Keys of the screens that carry it out."
    )
    rules = models.TextField(blank=True, help_text="Rules of the program that carry it out, one a line.")

    class Meta:
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(
                condition=Q(review_months__gte=1, review_months__lte=60), name="reviewed_in_5_years"
            ),
            models.CheckConstraint(condition=Q(sign_within_days__lte=180), name="signed_within_half_a_year"),
        )

    def __str__(self) -> str:
        return f"chapter {self.key}"


class ChapterVersion(models.Model):
    """One text of a chapter. Before it is in force it can be written; afterwards it stays as it was approved."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    text = models.TextField(blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="Why the chapter is changed.")
    is_template = models.BooleanField(default=False, help_text="The outline that came with the program, not reviewed.")
    must_sign_again = models.BooleanField(default=True, help_text="Whoever signed an earlier one signs again.")
    signatures_count_from = models.PositiveIntegerField(
        default=1, help_text="The earliest version whose signatures still count."
    )
    edited_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(help_text="Tells two people who write at once from each other.")
    proposed_at = models.DateTimeField(null=True, blank=True)
    returned_because = models.CharField(max_length=500, blank=True)
    in_force_at = models.DateTimeField(null=True, blank=True)
    read_by_on = models.DateField(
        null=True, blank=True, help_text="The last day on which readers may still be without."
    )
    review_due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["chapter", "number"], name="a_chapter_has_each_version_once"),
            models.UniqueConstraint(
                fields=["chapter"], condition=Q(state=VersionState.IN_FORCE), name="one_version_of_a_chapter_holds"
            ),
            models.UniqueConstraint(
                fields=["chapter"],
                condition=Q(state__in=(VersionState.DRAFT, VersionState.PROPOSED)),
                name="one_version_of_a_chapter_is_written",
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.IN_FORCE)
                | Q(in_force_at__isnull=False, read_by_on__isnull=False, review_due_on__isnull=False),
                name="a_chapter_in_force_says_since_when",
            ),
        )

    def __str__(self) -> str:
        return f"version {self.number} of {self.chapter.key}"

    @property
    def fingerprint(self) -> str:
        """What an approval is given for: exactly this text."""
        return sha256(self.text.encode()).hexdigest()


class Edit(models.Model):
    """Who saved which text when. Rows are only added, so that history can say who changed which sentence."""

    version = models.ForeignKey(ChapterVersion, on_delete=models.PROTECT, related_name="edits")
    text = models.TextField(blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"edit {self.pk}"


class Approval(models.Model):
    """One side approves one text of a version. Another text needs another approval."""

    version = models.ForeignKey(ChapterVersion, on_delete=models.PROTECT, related_name="approvals")
    side = models.CharField(max_length=20, choices=Side)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=["version", "side"], name="a_side_approves_a_version_once"),)

    def __str__(self) -> str:
        return f"approval {self.pk}"
