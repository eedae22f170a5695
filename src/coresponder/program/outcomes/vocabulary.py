"""Code lists of this app. The states are the program's own."""

from django.db import models


class BaselineState(models.TextChoices):
    """What has become of a baseline."""

    REQUESTED = "requested", "Being built"
    DRAFT = "draft", "Draft"
    REPLACED = "replaced", "Replaced by a newer draft"
    DISCARDED = "discarded", "Discarded"
    FROZEN = "frozen", "Frozen"


BUILT_STATES = (BaselineState.DRAFT, BaselineState.FROZEN)

BUILD_BASELINE = "build_baseline"  # the kind of run that computes a baseline
VERIFY_BASELINE = "verify_baseline"  # the kind of run that computes it again and compares


class AssessmentState(models.TextChoices):
    """How far an assessment is."""

    REQUESTED = "requested", "Being computed"
    COMPLETE = "complete", "Complete"
    FAILED = "failed", "Failed"


ASSESS_OUTCOMES = "assess_outcomes"  # the kind of run that computes every outcome measure over a release
RECOMPUTE_OUTCOMES = "recompute_outcomes"  # the kind of run that computes it again and compares


class BaselineFile(models.TextChoices):
    """The files of a baseline that can be downloaded. Cells under 11 are withheld in all of those without rows."""

    REPORT_PDF = "report.pdf", "Report as PDF"
    REPORT_HTML = "report.html", "Report as a web page"
    FIGURES = "baseline.json", "All figures as data (JSON)"
    DICTIONARY = "dictionary.json", "Data dictionary of the stored calls (JSON)"
    REJECTS = "rejects.csv", "Rows that could not be read, with the reason for each (CSV)"


# What holds rows is for those who work on the exports, to send back to the dispatch center.
FILES_WITH_ROWS = (BaselineFile.REJECTS,)


class ReviewState(models.TextChoices):
    """Whether what a review meeting saw and decided can still be written."""

    OPEN = "open", "open"
    CLOSED = "closed", "closed"


class Expected(models.TextChoices):
    """What a decision shall do to its measure."""

    LOWER = "lower", "it falls"
    HIGHER = "higher", "it rises"
    SAME = "same", "it stays as it is"
