"""Reports: the list, beginning one, one of them, and what can be done with it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.reports.actions.recomputing import request_recomputation
from coresponder.program.reports.actions.reports import (
    approve_report,
    begin_report,
    compute_again,
    correct_report,
    publish_report,
    set_aside,
    sha256_of,
)
from coresponder.program.reports.forms.reports import BeginForm, CorrectForm, data_sets
from coresponder.program.reports.models import Questionnaire, Report
from coresponder.program.reports.presenting import presented
from coresponder.program.reports.queries.reports import report_seen_by, reports_seen_by
from coresponder.program.reports.vocabulary import FROZEN_STATES, Format, ReportKind, ReportState
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.queries import health_of, latest_run_about
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, recently_proven, requires

ON_A_PAGE = 30


@requires(Permission.VIEW_REPORTS)
@require_GET
@never_cache
def reports(request: SignedInRequest) -> HttpResponse:
    """Every report that the person may see."""
    rows = Paginator(reports_seen_by(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "reports/reports.html", {"rows": rows, **_rights(request)})


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin a report."""
    form = BeginForm(request.POST or None, initial=_to_begin_with(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = begin_report(
                kind=ReportKind(told["kind"]), title=told["title"], starts_on=told["first_month"],
                ends_on=form.ends_on, release=told["release"], questionnaire=told["questionnaire"],
                is_public=told["is_public"], by=request.user,
            )  # fmt: skip
            return redirect("reports:report", made.pk)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
    content = {"form": form, "has_data_sets": data_sets().exists()}
    return render(request, "reports/begin.html", content, status=422 if form.errors else 200)


def _to_begin_with(request: SignedInRequest) -> dict[str, Any]:
    """The month that is over, and the questionnaire from which somebody came."""
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    asked = _questionnaire_in(request)
    begun: dict[str, Any] = {"first_month": f"{last:%Y-%m}", "last_month": f"{last:%Y-%m}"}
    return begun | ({"kind": ReportKind.QUESTIONNAIRE, "questionnaire": asked} if asked else {})


def _questionnaire_in(request: SignedInRequest) -> Questionnaire | None:
    try:
        return Questionnaire.objects.get(pk=UUID(request.GET.get("questionnaire", "")))
    except (ValueError, Questionnaire.DoesNotExist):
        return None


@requires(Permission.VIEW_REPORTS)
@require_GET
@never_cache
def report(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """One report: while it is computed, how far that is; then its numbers and its words."""
    found = report_seen_by(request.user, report_id)
    rights = _rights(request)
    content: dict[str, Any] = {
        "report": found,
        "shown": presented(found),
        "formats": Format.choices if found.computed_at else [],
        "sha256": sha256_of(found) if found.state in FROZEN_STATES else "",
        "last_recomputation": found.recomputations.select_related("by").first() if rights["may_write"] else None,
        "may_approve_this": rights["may_approve"] and found.written_by_id != request.user.pk,
        "is_corrected": hasattr(found, "corrected_by") and found.corrected_by.is_published,
        **rights,
        **_run_of(found),
    }
    return render(request, "reports/report.html", content)


@requires(Permission.WRITE_REPORTS)
@require_POST
def again(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Have the figures of a draft computed once more."""
    return _done(request, report_id, lambda found: compute_again(report=found, by=request.user))


@requires(Permission.WRITE_REPORTS)
@require_POST
def recompute(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Have the figures computed again, to see whether they are the same."""
    return _done(request, report_id, lambda found: request_recomputation(report=found, by=request.user))


@requires(Permission.APPROVE_REPORTS)
@require_POST
def approve(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Freeze it."""
    said = "Approved. Its numbers and words stay as they are."
    return _done(request, report_id, lambda found: approve_report(report=found, by=request.user), said)


@requires(Permission.PUBLISH_REPORTS)
@recently_proven
@require_POST
def publish(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Publish it, once the audit has passed."""
    return _done(request, report_id, lambda found: publish_report(report=found, by=request.user), "Published.")


@requires(Permission.WRITE_REPORTS)
@require_POST
def give_up(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Set it aside."""
    said = "Set aside. It is never published."
    return _done(request, report_id, lambda found: set_aside(report=found, by=request.user), said)


@requires(Permission.WRITE_REPORTS)
@require_http_methods(["GET", "POST"])
def correct(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Begin the next version of a published report."""
    found = report_seen_by(request.user, report_id)
    form = CorrectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = correct_report(report=found, release=told["release"], note=told["note"], by=request.user)
            return redirect("reports:report", made.pk)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
    return render(request, "reports/correct.html", {"form": form, "report": found}, status=422 if form.errors else 200)


def _done(request: SignedInRequest, report_id: UUID, act: Callable[[Report], object], said: str = "") -> HttpResponse:
    """Do it, or say why it cannot be done; then back to the report."""
    found = report_seen_by(request.user, report_id)
    try:
        act(found)
        if said:
            messages.success(request, said)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("reports:report", found.pk)


def _run_of(found: Report) -> dict[str, Any]:
    run = latest_run_about(found.pk)
    if run is None or not (run.is_open or bool(run.problem_sentence)):
        return {"run": run, "show_run": False}
    return {"run": run, "show_run": True, "run_title": KINDS[run.kind].title, "health": health_of(run)}


def _rights(request: SignedInRequest) -> dict[str, Any]:
    return {
        "may_write": may(request.user, Permission.WRITE_REPORTS),
        "may_approve": may(request.user, Permission.APPROVE_REPORTS),
        "may_publish": may(request.user, Permission.PUBLISH_REPORTS),
        "states": ReportState,
    }
