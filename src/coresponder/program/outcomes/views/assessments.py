"""Assessments: when outcomes were computed over which data set, and whether they are still the same."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.outcomes.actions.assessing import request_assessment, request_recomputation
from coresponder.program.outcomes.models import Assessment
from coresponder.program.outcomes.queries.assessments import assessment_for, assessments_for, newest_assessment
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.queries import health_of, latest_run_about
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

ON_A_PAGE = 30


@requires(Permission.VIEW_OUTCOMES)
@require_GET
@never_cache
def assessments(request: SignedInRequest) -> HttpResponse:
    """Every assessment, the newest first."""
    rows = Paginator(assessments_for(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    content = {"rows": rows, "may_assess": may(request.user, Permission.ASSESS_OUTCOMES)}
    return render(request, "outcomes/assessments.html", content)


@requires(Permission.VIEW_OUTCOMES)
@require_GET
@never_cache
def assessment(request: SignedInRequest, assessment_id: UUID) -> HttpResponse:
    """One of them: while it is computed, how far that is; then over what, its fingerprint, whether it holds."""
    found = assessment_for(request.user, assessment_id)
    content: dict[str, Any] = {
        "assessment": found,
        "is_newest": found == newest_assessment(),
        "may_assess": may(request.user, Permission.ASSESS_OUTCOMES),
        "may_see_release": may(request.user, Permission.MAKE_RELEASES),
        "last_recomputation": found.recomputations.select_related("by").first(),
        **_run_of(request, found),
    }
    return render(request, "outcomes/assessment.html", content)


@requires(Permission.ASSESS_OUTCOMES)
@require_POST
def assess(request: SignedInRequest) -> HttpResponse:
    """Have every outcome measure computed over the newest data set."""
    try:
        asked = request_assessment(by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("outcomes:assessments")
    return redirect("outcomes:assessment", asked.pk)


@requires(Permission.ASSESS_OUTCOMES)
@require_POST
def recompute(request: SignedInRequest, assessment_id: UUID) -> HttpResponse:
    """Have it computed again, to see whether the same comes out."""
    found = assessment_for(request.user, assessment_id)
    try:
        request_recomputation(assessment=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("outcomes:assessment", found.pk)


def _run_of(request: SignedInRequest, found: Assessment) -> dict[str, Any]:
    """The newest run about it, for whoever may watch it, where there is something to say about it."""
    run = latest_run_about(found.pk)
    is_told = run is not None and (run.is_open or bool(run.problem_sentence))
    if run is None or not is_told or not may(request.user, KINDS[run.kind].permission):
        return {"run": run, "show_run": False}
    return {"run": run, "show_run": True, "run_title": KINDS[run.kind].title, "health": health_of(run)}
