"""Exports: the list, one of them, handing one over, removing one."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError, InputError
from coresponder.program.calls.actions.exports import receive_export, remove_export
from coresponder.program.calls.forms import UploadForm
from coresponder.program.calls.models import Export
from coresponder.program.calls.queries.exports import AlreadyUploadedError, export_seen_by, exports_seen_by
from coresponder.program.calls.receiving import ReceivedFile, ReceivingHandler, discard_unless_taken_over
from coresponder.program.calls.vocabulary import ExportState
from coresponder.program.runs.queries import health_of, latest_run_about, latest_runs_about
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_CALL_EXPORTS)
@require_GET
def exports(request: SignedInRequest) -> HttpResponse:
    """Every export, newest first."""
    found = list(exports_seen_by(request.user))
    runs = latest_runs_about([export.pk for export in found])
    lines = [{"export": export, "run": runs.get(export.pk)} for export in found]
    return render(request, "calls/exports.html", {"lines": lines, **_rights(request)})


@requires(Permission.VIEW_CALL_EXPORTS)
@require_GET
def export(request: SignedInRequest, export_id: UUID) -> HttpResponse:
    """One export: how far its preparation is, what was left out, how it is read."""
    found = export_seen_by(request.user, export_id)
    return render(request, "calls/export.html", {"export": found, **_run_of(found), **_rights(request)})


@requires(Permission.UPLOAD_CALLS)
@csrf_exempt
@require_http_methods(["GET", "POST"])
def upload(request: SignedInRequest) -> HttpResponseBase:
    """The form for an export. Its handler has to be in place before anything reads the request."""
    handler = ReceivingHandler(limit_bytes=settings.UPLOAD_LIMIT_BYTES)
    request.upload_handlers = [handler]
    try:
        return _upload(request, handler)
    finally:
        discard_unless_taken_over(handler.id)


@csrf_protect
def _upload(request: SignedInRequest, handler: ReceivingHandler) -> HttpResponse:
    if request.method == "GET":
        return _upload_page(request, UploadForm(limit_bytes=settings.UPLOAD_LIMIT_BYTES))
    files = request.FILES  # reads the request, and so decides whether the file is too large
    form = UploadForm(request.POST, files, limit_bytes=settings.UPLOAD_LIMIT_BYTES, is_too_large=handler.is_too_large)
    if form.is_valid():
        taken = _taken(request, form, form.cleaned_data["file"])
        if taken is not None:
            return redirect("calls:export", taken.pk)
    return _upload_page(request, form)


def _taken(request: SignedInRequest, form: UploadForm, received: ReceivedFile) -> Export | None:
    """The export that was made of the file, or that was made of the same file before; None where it was refused."""
    try:
        return receive_export(received=received, by=request.user)
    except AlreadyUploadedError as known:
        messages.info(request, known.sentence)
        return known.export
    except InputError as problem:
        form.add_error("file", str(problem))
        return None


def _upload_page(request: SignedInRequest, form: UploadForm) -> HttpResponse:
    status = 422 if form.errors else 200
    content = {"form": form, "exports_address": reverse("calls:exports")}
    return render(request, "calls/upload.html", content, status=status)


@requires(Permission.UPLOAD_CALLS)
@require_POST
def remove(request: SignedInRequest, export_id: UUID) -> HttpResponse:
    """Delete what is stored of an export."""
    found = export_seen_by(request.user, export_id)
    try:
        remove_export(export=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("calls:export", found.pk)
    messages.success(request, "The export was removed.")
    return redirect("calls:exports")


def _run_of(export: Export) -> dict[str, Any]:
    """The run that prepares the export, where it is not over or did not end well."""
    run = latest_run_about(export.pk)
    shown = run is not None and export.state == ExportState.RECEIVED
    return {"run": run, "show_run": shown, "health": health_of(run) if run is not None and shown else None}


def _rights(request: SignedInRequest) -> dict[str, Any]:
    return {
        "may_upload": may(request.user, Permission.UPLOAD_CALLS),
        "may_map": may(request.user, Permission.MAP_CALLS),
        "may_build": may(request.user, Permission.BUILD_BASELINES),
        "upload_address": reverse("calls:upload"),
    }
