"""Freezing a draft, and having a baseline computed again to see that it is still what it was."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.outcomes.actions.freezing import freeze_baseline, request_verification
from coresponder.program.outcomes.queries.baselines import baseline_seen_by
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.FREEZE_BASELINES)
@require_POST
def freeze(request: SignedInRequest, baseline_id: UUID) -> HttpResponse:
    """Freeze the draft that the person saw, recognized by its content hash."""
    found = baseline_seen_by(request.user, baseline_id)
    try:
        freeze_baseline(baseline=found, content_sha256=request.POST.get("content_sha256", ""), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The baseline is frozen. Everybody in the program can see it now.")
    return redirect("outcomes:baseline", baseline_id)


@requires(Permission.BUILD_BASELINES)
@require_POST
def verify(request: SignedInRequest, baseline_id: UUID) -> HttpResponse:
    """Have the baseline computed again from its stored rows."""
    try:
        request_verification(baseline=baseline_seen_by(request.user, baseline_id), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("outcomes:baseline", baseline_id)
