"""Asking for a baseline, asking for it again, giving it up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.calls.queries.exports import exports_to_build_from
from coresponder.program.outcomes.actions.building import discard_baseline, rebuild_baseline, request_baseline
from coresponder.program.outcomes.forms import BuildForm
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.queries.baselines import baseline_seen_by
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.BUILD_BASELINES)
@require_http_methods(["GET", "POST"])
def build(request: SignedInRequest) -> HttpResponse:
    """What a new baseline is built from; sent, it is built in the background."""
    exports = exports_to_build_from(request.user)
    if request.method == "GET":
        form = BuildForm(exports=exports, initial={"exports": exports if exports.count() == 1 else []})
        return _build_page(request, form)
    form = BuildForm(request.POST, request.FILES, exports=exports)
    if form.is_valid():
        requested = _requested(request, form)
        if requested is not None:
            return redirect("outcomes:baseline", requested.pk)
    return _build_page(request, form)


def _requested(request: SignedInRequest, form: BuildForm) -> Baseline | None:
    wishes = form.cleaned_data
    try:
        return request_baseline(
            title=wishes["title"],
            exports=list(wishes["exports"]),
            population=wishes["population"],
            beats=wishes["beats_file"],
            by=request.user,
        )
    except CoresponderError as problem:
        form.add_error("exports", str(problem))
        return None


def _build_page(request: SignedInRequest, form: BuildForm) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "outcomes/build.html", {"form": form}, status=status)


@requires(Permission.BUILD_BASELINES)
@require_POST
def rebuild(request: SignedInRequest, baseline_id: UUID) -> HttpResponse:
    """Build a draft again with the decisions on call types as they are now."""
    try:
        rebuilt = rebuild_baseline(baseline=baseline_seen_by(request.user, baseline_id), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("outcomes:baseline", baseline_id)
    return redirect("outcomes:baseline", rebuilt.pk)


@requires(Permission.BUILD_BASELINES)
@require_POST
def discard(request: SignedInRequest, baseline_id: UUID) -> HttpResponse:
    """Give up a draft, or a baseline that could not be built."""
    try:
        discard_baseline(baseline=baseline_seen_by(request.user, baseline_id), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("outcomes:baseline", baseline_id)
    messages.success(request, "The draft was discarded.")
    return redirect("outcomes:baselines")
