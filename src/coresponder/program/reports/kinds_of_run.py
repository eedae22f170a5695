"""The long tasks of this app: computing a report, and computing it again to compare."""

from uuid import UUID

from django.urls import reverse

from coresponder.analysis.measures.outcomes.stretches import Stretch
from coresponder.kernel.progress import Progress
from coresponder.program.reports.actions.recomputing import note_recomputation
from coresponder.program.reports.actions.reports import finish_report
from coresponder.program.reports.comparing import recomputed
from coresponder.program.reports.computing import computed
from coresponder.program.reports.kinds import measures_of
from coresponder.program.reports.models import Report
from coresponder.program.reports.vocabulary import COMPUTE_REPORT, RECOMPUTE_REPORT
from coresponder.program.runs.kinds import RunKind, register
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission


def compute(*, about: UUID, by: User, progress: Progress) -> None:
    """Compute the figures of a draft, and withhold what may not be shown."""
    report = Report.objects.select_related("release", "questionnaire").get(pk=about)
    period = Stretch(first_on=report.starts_on, last_on=report.ends_on)
    measures = measures_of(report.kind, report.questionnaire)
    found = computed(report.release, measures, period=period, progress=progress)
    progress("Looking for what could be worked out.", 0.9)
    finish_report(report=report, computed=found, by=by)


def recompute(*, about: UUID, by: User, progress: Progress) -> None:
    """Compute a report again from the files of its data set, and write down what differs."""
    report = Report.objects.select_related("release").get(pk=about)
    progress("Computing every figure again.", 0.1)
    note_recomputation(report=report, found=recomputed(report), by=by)


def _page(about: UUID) -> str:
    return reverse("reports:report", args=[about])


register(
    RunKind(
        key=COMPUTE_REPORT,
        title="Computing the figures",
        permission=Permission.WRITE_REPORTS,
        work=compute,
        page=_page,
        repeatable=True,
    )
)
register(
    RunKind(
        key=RECOMPUTE_REPORT,
        title="Computing the figures again",
        permission=Permission.WRITE_REPORTS,
        work=recompute,
        page=_page,
        repeatable=True,
    )
)
