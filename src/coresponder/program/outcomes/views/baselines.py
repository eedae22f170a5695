"""Baselines: the list, one of them as it is read on screen, its files."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coresponder.program.outcomes.actions.freezing import hand_out_file
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.presenting import presented
from coresponder.program.outcomes.queries.baselines import baseline_seen_by, listed_baselines
from coresponder.program.outcomes.vocabulary import BaselineFile
from coresponder.program.runs.queries import health_of, latest_run_about, latest_runs_about
from coresponder.safeguards.access import Permission, may, requires


@requires(Permission.VIEW_BASELINES)
@require_GET
def baselines(request: HttpRequest) -> HttpResponse:
    """Every baseline that the person may see: those being built, drafts, frozen ones."""
    found = list(listed_baselines(request.user))
    runs = latest_runs_about([baseline.pk for baseline in found])
    lines = [{"baseline": baseline, "run": runs.get(baseline.pk)} for baseline in found]
    return render(request, "outcomes/baselines.html", {"lines": lines, **_rights(request)})


@requires(Permission.VIEW_BASELINES)
@require_GET
def baseline(request: HttpRequest, baseline_id: UUID) -> HttpResponse:
    """One baseline: while it is built, how far that is; then the whole result."""
    found = baseline_seen_by(request.user, baseline_id)
    content: dict[str, Any] = {"baseline": found, **_run_of(found), **_rights(request)}
    if found.content is None:
        return render(request, "outcomes/being_built.html", content)
    return render(request, "outcomes/baseline.html", {**content, **presented(found)})


@requires(Permission.VIEW_BASELINES)
@require_GET
def file(request: HttpRequest, baseline_id: UUID, name: str) -> HttpResponseBase:
    """One of the files of a baseline, as a download; who took it is written down."""
    found = baseline_seen_by(request.user, baseline_id)
    if found.content is None or name not in BaselineFile.values:
        raise Http404
    path = hand_out_file(baseline=found, file=BaselineFile(name), by=request.user)
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


def _run_of(baseline: Baseline) -> dict[str, Any]:
    """The newest run about the baseline, where there is something to say about it."""
    run = latest_run_about(baseline.pk)
    shown = run is not None and (run.is_open or bool(run.problem_sentence))
    return {"run": run, "show_run": shown, "health": health_of(run) if run is not None and shown else None}


def _rights(request: HttpRequest) -> dict[str, Any]:
    return {
        "may_build": may(request.user, Permission.BUILD_BASELINES),
        "may_freeze": may(request.user, Permission.FREEZE_BASELINES),
        "may_see_types": may(request.user, Permission.VIEW_CALL_TYPES),
    }
