"""Computing frozen figures again and writing down what came out; and taking a report along."""

from typing import Any

from django.db import transaction

from coresponder.kernel.errors import StateError
from coresponder.program.reports.audit_events import REPORT_RECOMPUTED, REPORT_TAKEN
from coresponder.program.reports.models import Recomputation, Report
from coresponder.program.reports.vocabulary import RECOMPUTE_REPORT, Format
from coresponder.program.runs.models import Run
from coresponder.program.runs.starting import start_run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def request_recomputation(*, report: Report, by: User) -> Run:
    """Have every figure computed again in the background, from the files of the data set."""
    check(by, Permission.WRITE_REPORTS)
    if report.computed_at is None:
        raise StateError("not_computed", "The figures were not computed yet, so there is nothing to compare with.")
    return start_run(kind=RECOMPUTE_REPORT, about=report.pk, by=by)


@transaction.atomic
def note_recomputation(*, report: Report, found: list[dict[str, Any]], by: User) -> Recomputation:
    """Write down what a recomputation found."""
    check(by, Permission.WRITE_REPORTS)
    noted = Recomputation.objects.create(report=report, by=by, found=found)
    record(REPORT_RECOMPUTED, by=by, about=f"report:{report.pk}", details={"differing": noted.differing})
    return noted


@transaction.atomic
def take_along(*, report: Report, form: Format, by: User) -> Report:
    """Note that somebody takes a file of a report along; the caller has made sure that the person may see it."""
    check(by, Permission.VIEW_REPORTS)
    record(REPORT_TAKEN, by=by, about=f"report:{report.pk}", details={"format": form.value})
    return report
