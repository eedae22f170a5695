"""Reports, their words and their frozen numbers."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.program.extracts.models import Release
from coresponder.program.reports.vocabulary import ReportKind, ReportState

WHO = settings.AUTH_USER_MODEL


class Questionnaire(models.Model):
    """What a funder asks, as it was brought in. It stays as it is; a changed one is another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200)
    funder = models.CharField(max_length=200)
    is_invented = models.BooleanField(default=False, help_text="An example of nobody's, for trying things out.")
    content = models.JSONField(help_text="Its questions in order, with what answers each.")
    sha256 = models.CharField(max_length=64, unique=True)
    added_by = models.ForeignKey(WHO, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("title", "added_at")

    def __str__(self) -> str:
        return f"questionnaire {self.pk}"


class Report(models.Model):
    """One report over one period, computed from one data set.

    Its numbers are snapshots, its words are passages. Once approved, the database refuses to change either. A report
    that was published is corrected by another one that names it; both stay.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=ReportKind)
    title = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField(help_text="The last day, included.")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, null=True, related_name="reports")
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    is_public = models.BooleanField(default=False, help_text="Shown on the public page once it is published.")
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    correction_note = models.CharField(max_length=500, blank=True)
    before_after = models.JSONField(
        default=dict, blank=True, help_text="What became of each measure since the launch, as the assessment said it."
    )
    cost = models.JSONField(default=dict, blank=True, help_text="What was known of its cost when it was computed.")
    written_by = models.ForeignKey(WHO, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)
    computed_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(WHO, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(WHO, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-ends_on", "-begun_at")
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a_report_ends_after_it_begins"),
            models.CheckConstraint(
                condition=~Q(state__in=(ReportState.APPROVED, ReportState.PUBLISHED))
                | Q(computed_at__isnull=False, approved_by__isnull=False, approved_at__isnull=False),
                name="an_approved_report_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.PUBLISHED) | Q(published_by__isnull=False, published_at__isnull=False),
                name="a_published_report_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(correction_note=""), name="a_correction_says_what_it_corrects"
            ),
            models.CheckConstraint(
                condition=Q(kind=ReportKind.QUESTIONNAIRE, questionnaire__isnull=False)
                | ~Q(kind=ReportKind.QUESTIONNAIRE) & Q(questionnaire__isnull=True),
                name="answers_to_a_funder_name_the_questionnaire",
            ),
        )

    def __str__(self) -> str:
        return f"report {self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT

    @property
    def is_published(self) -> bool:
        return self.state == ReportState.PUBLISHED

    @property
    def version(self) -> int:
        """1, and one more for each correction before it."""
        return 1 if self.corrects is None else self.corrects.version + 1


class Passage(models.Model):
    """Words of a report: the answer to one thing that it has to say, or to a question of a funder."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="passages")
    key = models.SlugField(max_length=60)
    text = models.TextField(blank=True)
    written_by = models.ForeignKey(WHO, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("report", "key"), name="one_passage_for_each_key"),)

    def __str__(self) -> str:
        return f"passage {self.pk}"


class Snapshot(models.Model):
    """One measure as a report holds it, frozen with its definition.

    `computed` is what came out of the files of the data set; nobody outside the program ever sees it. `shown` is the
    same with small numbers withheld, and that alone stands in the report. `months` holds the counts of each month, by
    which this report is kept apart from every other.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="snapshots")
    place = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=80)
    version = models.CharField(max_length=20)
    definition = models.JSONField()
    definition_sha256 = models.CharField(max_length=64)
    computed = models.JSONField()
    shown = models.JSONField()
    months = models.JSONField(default=dict)

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("report", "measure"), name="each_measure_once_in_a_report"),)

    def __str__(self) -> str:
        return f"snapshot {self.pk}"


class Recomputation(models.Model):
    """One time that a report was computed again. `found` says of each measure whether it is the same, or what not."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="recomputations")
    by = models.ForeignKey(WHO, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    found = models.JSONField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"recomputation {self.pk}"

    @property
    def differing(self) -> int:
        """In how many measures something differs."""
        return sum(not each["same"] for each in self.found)
