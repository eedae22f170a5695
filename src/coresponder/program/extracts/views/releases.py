"""The ledger of releases: asking for one, seeing what it is, taking it along."""

import tempfile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.extracts.actions.releases import (
    hand_out,
    remove_release,
    request_comparison,
    request_release,
)
from coresponder.program.extracts.forms import ReleaseForm
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.queries.releases import may_take, release_for, releases_for
from coresponder.program.extracts.storage import packed, release_folder
from coresponder.program.extracts.vocabulary import ReleasePurpose, ReleaseState
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.queries import health_of, latest_run_about
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, recently_proven, requires

ON_A_PAGE = 30


@requires(Permission.MAKE_RELEASES)
@require_GET
@never_cache
def releases(request: SignedInRequest) -> HttpResponse:
    """Every release: when, as of when, for what, how many rows, the fingerprint."""
    rows = Paginator(releases_for(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "extracts/releases.html", {"rows": rows})


@requires(Permission.MAKE_RELEASES)
@require_http_methods(["GET", "POST"])
def ask(request: SignedInRequest) -> HttpResponse:
    """Have one made."""
    form = ReleaseForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        made = request_release(
            purpose=ReleasePurpose(told["purpose"]), as_of=told["as_of"], recipient=told["recipient"],
            reason=told["reason"], by=request.user,
        )  # fmt: skip
        return redirect("extracts:release", made.pk)
    return render(request, "extracts/ask.html", {"form": form}, status=422 if form.errors else 200)


@requires(Permission.MAKE_RELEASES)
@require_GET
@never_cache
def release(request: SignedInRequest, release_id: UUID) -> HttpResponse:
    """One release: while it is made, how far that is; then its tables, and who took it along."""
    found = release_for(request.user, release_id)
    content: dict[str, Any] = {
        "release": found,
        "hand_outs": found.hand_outs.select_related("by"),
        "may_take": may_take(request.user, found),
        "may_remove": found.state == ReleaseState.READY and may(request.user, Permission.RELEASE_OUTSIDE),
        **_run_of(found),
    }
    return render(request, "extracts/release.html", content)


@requires(Permission.MAKE_RELEASES)
@recently_proven
@require_POST
def take(request: SignedInRequest, release_id: UUID) -> HttpResponseBase:
    """All its files as one zip file; who took it is written down."""
    found = release_for(request.user, release_id)
    try:
        hand_out(release=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("extracts:release", found.pk)
    folder = release_folder(found.pk)
    if not folder.is_dir():
        raise Http404
    file = packed(folder, tempfile.TemporaryFile())  # noqa: SIM115 - the response closes it
    name = f"coresponder-data-set-{found.as_of_at:%Y-%m-%d-%H%M}.zip"
    return FileResponse(file, as_attachment=True, filename=name)


@requires(Permission.MAKE_RELEASES)
@require_POST
def compare(request: SignedInRequest, release_id: UUID) -> HttpResponse:
    """Have it made again as of its moment, to see whether the same comes out."""
    found = release_for(request.user, release_id)
    try:
        request_comparison(release=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("extracts:release", found.pk)


@requires(Permission.RELEASE_OUTSIDE)
@recently_proven
@require_POST
def remove(request: SignedInRequest, release_id: UUID) -> HttpResponse:
    """Remove its files; the line in the ledger stays."""
    found = release_for(request.user, release_id)
    try:
        remove_release(release=found, by=request.user)
        messages.success(request, "Its files are removed. It can be made again as of its moment.")
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("extracts:release", found.pk)


def _run_of(found: Release) -> dict[str, Any]:
    run = latest_run_about(found.pk)
    if run is None or not (run.is_open or bool(run.problem_sentence)):
        return {"run": run, "show_run": False}
    return {"run": run, "show_run": True, "run_title": KINDS[run.kind].title, "health": health_of(run)}
