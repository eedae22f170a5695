"""How far a long task is, and the two things that can be done about it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coresponder.program.runs.actions import cancel_run, start_again
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.models import Run
from coresponder.program.runs.queries import is_stalled, runs_seen_by
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import check, signed_in

WHO = "each kind of run names its own permission, which is checked for the run at hand"


@signed_in(WHO)
@require_GET
@never_cache
def progress(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """The part of a page that says how far a run is. Once the run is over, the page is loaded again."""
    run = _run(request, run_id)
    response = render(request, "runs/progress.html", {"run": run})
    if not run.is_open or is_stalled(run):
        response["HX-Refresh"] = "true"
    return response


@signed_in(WHO)
@require_POST
def cancel(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """Cancel a run and go back to what it is about."""
    run = cancel_run(run=_run(request, run_id), by=request.user)
    return redirect(KINDS[run.kind].page(run.about))


@signed_in(WHO)
@require_POST
def again(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """Start a run again whose worker has died, or that failed and can be repeated."""
    run = start_again(run=_run(request, run_id), by=request.user)
    return redirect(KINDS[run.kind].page(run.about))


def _run(request: SignedInRequest, run_id: UUID) -> Run:
    """The run, for somebody who may watch it; refused with a sentence for members who may not."""
    run = get_object_or_404(Run, pk=run_id)
    check(request.user, KINDS[run.kind].permission)
    return get_object_or_404(runs_seen_by(request.user), pk=run.pk)
