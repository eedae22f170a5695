"""How far a long task is, and the two things that can be done about it."""

from typing import Protocol
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.runs.actions import cancel_run, start_again
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.models import Run
from coresponder.program.runs.queries import is_stalled, runs_seen_by
from coresponder.safeguards.accounts.models import User
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
    return _done(request, _run(request, run_id), cancel_run)


@signed_in(WHO)
@require_POST
def again(request: SignedInRequest, run_id: UUID) -> HttpResponse:
    """Start a run again whose worker has died, or that failed and can be repeated."""
    return _done(request, _run(request, run_id), start_again)


class Action(Protocol):
    """What a person may do about a run."""

    def __call__(self, *, run: Run, by: User) -> Run: ...


def _done(request: SignedInRequest, run: Run, action: Action) -> HttpResponse:
    """Do it and go back to what the run is about; a run that was over meanwhile is nobody's mistake."""
    try:
        action(run=run, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect(KINDS[run.kind].page(run.about))


def _run(request: SignedInRequest, run_id: UUID) -> Run:
    """The run, for somebody who may watch it; refused with a sentence for members who may not."""
    run = get_object_or_404(Run, pk=run_id)
    check(request.user, KINDS[run.kind].permission)
    return get_object_or_404(runs_seen_by(request.user), pk=run.pk)
