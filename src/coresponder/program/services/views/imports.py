"""Directories from elsewhere: handed over, looked through, taken over or discarded; and ours handed out."""

import tempfile
from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.formats.hsds.findings import TITLES
from coresponder.kernel.errors import CoresponderError
from coresponder.program.runs.queries import health_of, latest_run_about
from coresponder.program.services.actions.exporting import export_directory
from coresponder.program.services.actions.importing import discard_import, receive_package, start_taking_over
from coresponder.program.services.forms.upkeep import PackageForm
from coresponder.program.services.models import DirectoryImport, Source
from coresponder.program.services.queries.directory import import_seen_by, imports_seen_by
from coresponder.program.services.views.directory import rights
from coresponder.program.services.vocabulary.answers import ImportState
from coresponder.program.services.vocabulary.exports import ExportForm
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

MANAGE = requires(Permission.MANAGE_SERVICES)
ON_A_PAGE = 100
# How the counts of an import read, in the order in which they matter.
KINDS = {
    "new": "new",
    "changed": "changed",
    "disputed": "changed there and here",
    "gone": "no longer there",
    "returned": "there again",
    "kept_as_here": "kept as changed here",
    "unchanged": "unchanged",
}


@MANAGE
@require_GET
def imports(request: SignedInRequest) -> HttpResponse:
    """Every import, and the way to a new one."""
    page = Paginator(imports_seen_by(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "services/imports.html", {"page": page, **rights(request)})


@MANAGE
@require_http_methods(["GET", "POST"])
def upload(request: SignedInRequest) -> HttpResponse:
    """Hand over a directory."""
    form = PackageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            found = receive_package(
                pieces=given.chunks(),
                file_name=given.name,
                source_name=form.cleaned_data["source_name"],
                by=request.user,
            )
            return redirect("services:import", found.pk)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
    content = {"form": form, "sources": Source.objects.all()}
    return render(request, "services/upload.html", content, status=422 if form.errors else 200)


@MANAGE
@require_GET
def one(request: SignedInRequest, import_id: UUID) -> HttpResponse:
    """One import: how far it is, what it would do or did, what is wrong in it."""
    found = import_seen_by(request.user, import_id)
    run = latest_run_about(found.pk)
    shown = run is not None and (run.is_open or (found.state in OPEN and bool(run.problem_sentence)))
    content = {
        "found": found,
        "run": run if shown else None,
        "show_run": shown,
        "health": health_of(run) if run is not None and shown else None,
        "is_previewed": found.state == ImportState.PREVIEWED and not (run and run.is_open),
        "tables": _tables(found),
        "kinds": list(KINDS.values()),
        "defects": [(code, TITLES.get(code, code), count) for code, count in found.findings.items()],
        "defects_count": sum(found.findings.values()),
        **rights(request),
    }
    return render(request, "services/import.html", content)


OPEN = (ImportState.RECEIVED, ImportState.PREVIEWED)


def _tables(found: DirectoryImport) -> list[tuple[str, list[int]]]:
    return [
        (table.replace("_", " "), [counts.get(kind, 0) for kind in KINDS]) for table, counts in found.counts.items()
    ]


@MANAGE
@require_GET
def findings(request: SignedInRequest, import_id: UUID, finding_code: str) -> HttpResponse:
    """Defects of one kind, with file, row and column."""
    found = import_seen_by(request.user, import_id)
    code = finding_code
    if code not in TITLES:
        raise Http404
    page = Paginator(found.rows_found.filter(code=code), ON_A_PAGE).get_page(request.GET.get("page"))
    content = {"found": found, "page": page, "title": TITLES[code], "all": found.findings.get(code, 0)}
    return render(request, "services/findings.html", content)


@MANAGE
@require_POST
def take_over(request: SignedInRequest, import_id: UUID) -> HttpResponse:
    """Take the package over."""
    found = import_seen_by(request.user, import_id)
    try:
        start_taking_over(directory_import=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("services:import", found.pk)


@MANAGE
@require_POST
def discard(request: SignedInRequest, import_id: UUID) -> HttpResponse:
    """Let go of a package."""
    found = import_seen_by(request.user, import_id)
    try:
        discard_import(directory_import=found, by=request.user)
        messages.success(request, "The file was discarded. Nothing of the directory has changed.")
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("services:imports")


@MANAGE
@require_POST
def export(request: SignedInRequest, export_form: str) -> HttpResponseBase:
    """Hand the directory out as HSDS 3.0."""
    if export_form not in ExportForm.values:
        raise Http404
    chosen = ExportForm(export_form)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"services-{timezone.localdate():%Y-%m-%d}.{chosen.ending}"
        export_directory(to=path, form=chosen, by=request.user)
        return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
