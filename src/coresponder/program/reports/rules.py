"""What the state of a report allows."""

from datetime import date

from django.utils import timezone

from coresponder.analysis.measures.outcomes.stretches import Stretch
from coresponder.kernel.errors import StateError, UsageError
from coresponder.kernel.transitions import Transitions
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.vocabulary import ReleasePurpose
from coresponder.program.reports.models import Report
from coresponder.program.reports.vocabulary import ReportState
from coresponder.safeguards.accounts.models import User

REPORT_TRANSITIONS = Transitions(
    noun="report",
    allowed={
        ReportState.DRAFT: {
            ReportState.APPROVED: "somebody other than its writer approves it",
            ReportState.SET_ASIDE: "somebody gives it up",
        },
        ReportState.APPROVED: {
            ReportState.PUBLISHED: "the whole publication passes the audit",
            ReportState.SET_ASIDE: "somebody gives it up; another draft takes its place",
        },
        ReportState.PUBLISHED: {},
        ReportState.SET_ASIDE: {},
    },
)


def refuse_unless_draft(report: Report) -> None:
    """Words and numbers change in a draft alone."""
    if not report.is_draft:
        raise StateError(
            "frozen", f"This report is {report.get_state_display().lower()}, so nothing in it changes any more.",
            "Correct it with a new version, or begin another one.",
        )  # fmt: skip


def refuse_own_approval(report: Report, by: User) -> None:
    """Two pairs of eyes: whoever wrote a report does not approve it."""
    if report.written_by_id == by.pk:
        raise StateError("own_report", "You began this report yourself.", "Ask somebody else to approve it.")


def refuse_unless_it_can_be_counted(starts_on: date, ends_on: date, release: Release) -> None:
    """A report covers whole months that were over when its data set was made."""
    period = Stretch(first_on=starts_on, last_on=ends_on)
    if ends_on < starts_on or not period.is_of_whole_months:
        raise UsageError(
            "no_whole_months", "A report covers whole months.", "Begin with a first and end with a last day."
        )
    if timezone.localtime(release.as_of_at).date() <= ends_on:
        raise UsageError(
            "not_over_yet", "The data set was made before this period was over.", "Choose a later one, or end earlier."
        )
    if release.purpose != ReleasePurpose.EVALUATION or not release.sha256:
        raise UsageError(
            "no_data_set", "Figures are computed from a data set for the program’s own evaluation.", "Have one made."
        )
