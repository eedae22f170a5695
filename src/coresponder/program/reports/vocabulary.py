"""Code lists of this app. They are the program's own."""

from django.db import models


class ReportKind(models.TextChoices):
    """For whom a report is."""

    MONTHLY = "monthly", "Monthly pack"
    ANNUAL = "annual", "Annual report"
    ONE_PAGER = "one_pager", "One page for the council"
    QUESTIONNAIRE = "questionnaire", "Answers to a funder"


class ReportState(models.TextChoices):
    """What has become of a report."""

    DRAFT = "draft", "Draft"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    SET_ASIDE = "set_aside", "Set aside"


FROZEN_STATES = (ReportState.APPROVED, ReportState.PUBLISHED, ReportState.SET_ASIDE)


class Format(models.TextChoices):
    """The files in which a report can be taken along."""

    PDF = "pdf", "PDF"
    CSV = "csv", "CSV"
    XLSX = "xlsx", "Excel"


CONTENT_TYPES = {
    Format.PDF: "application/pdf",
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

COMPUTE_REPORT = "compute_report"  # the kind of run that computes the figures of a draft
RECOMPUTE_REPORT = "recompute_report"  # the kind of run that computes frozen figures again and compares
