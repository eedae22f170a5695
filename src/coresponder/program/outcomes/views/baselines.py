"""Baselines: the list, one of them as it is read on screen, its files."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coresponder.program.outcomes.actions.freezing import hand_out_file
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.presenting import presented
from coresponder.program.outcomes.queries.baselines import baseline_seen_by, listed_baselines
from coresponder.program.outcomes.queries.call_types import decisions_after
from coresponder.program.outcomes.storage import file_of
from coresponder.program.outcomes.vocabulary import FILES_WITH_ROWS, BaselineFile
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.queries import health_of, latest_run_about, latest_runs_about
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_BASELINES)
@require_GET
def baselines(request: SignedInRequest) -> HttpResponse:
    """Every baseline that the person may see: those being built, drafts, frozen ones."""
    found = list(listed_baselines(request.user))
    runs = latest_runs_about([baseline.pk for baseline in found])
    lines = [{"baseline": baseline, "run": runs.get(baseline.pk)} for baseline in found]
    return render(request, "outcomes/baselines.html", {"lines": lines, **_rights(request)})


@requires(Permission.VIEW_BASELINES)
@require_GET
def baseline(request: SignedInRequest, baseline_id: UUID) -> HttpResponse:
    """One baseline: while it is built, how far that is; then the whole result."""
    found = baseline_seen_by(request.user, baseline_id)
    content: dict[str, Any] = {"baseline": found, **_run_of(found), **_rights(request)}
    if found.content is None:
        return render(request, "outcomes/being_built.html", content)
    return render(request, "outcomes/baseline.html", {**content, **presented(found), **_beside(request, found)})


@requires(Permission.VIEW_BASELINES)
@require_GET
def file(request: SignedInRequest, baseline_id: UUID, name: str) -> HttpResponseBase:
    """One of the files of a baseline, as a download; who took it is written down."""
    found = baseline_seen_by(request.user, baseline_id)
    if found.content is None or name not in BaselineFile.values or not file_of(found.pk, name).is_file():
        raise Http404
    path = hand_out_file(baseline=found, file=BaselineFile(name), by=request.user)
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


def _beside(request: SignedInRequest, baseline: Baseline) -> dict[str, Any]:
    """What stands beside the figures: the files, the exports, verifications, decisions that came later."""
    may_see_exports = may(request.user, Permission.VIEW_CALL_EXPORTS)
    hidden = () if may_see_exports else FILES_WITH_ROWS
    there = [file for file in BaselineFile if file not in hidden and file_of(baseline.pk, file).is_file()]
    return {
        "files": [(file.value, file.label) for file in there],
        "exports": baseline.exports.order_by("uploaded_at"),
        "may_see_exports": may_see_exports,
        "last_verification": baseline.verifications.select_related("verified_by").first(),
        "newer_decisions": decisions_after(baseline) if baseline.is_draft else 0,
    }


def _run_of(baseline: Baseline) -> dict[str, Any]:
    """The newest run about the baseline, where there is something to say about it."""
    run = latest_run_about(baseline.pk)
    shown = run is not None and (run.is_open or bool(run.problem_sentence))
    if run is None or not shown:
        return {"run": run, "show_run": False}
    return {"run": run, "show_run": True, "run_title": KINDS[run.kind].title, "health": health_of(run)}


def _rights(request: SignedInRequest) -> dict[str, Any]:
    return {
        "may_build": may(request.user, Permission.BUILD_BASELINES),
        "may_freeze": may(request.user, Permission.FREEZE_BASELINES),
        "may_see_types": may(request.user, Permission.VIEW_CALL_TYPES),
    }
