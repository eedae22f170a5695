"""The page from which everything can be exported."""

import tempfile
import zipfile
from pathlib import Path
from typing import IO

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.progress import silent
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.keeping.actions.exporting import export_everything
from coresponder.safeguards.keeping.exporting.tables import exported_models
from coresponder.safeguards.keeping.forms import ExportForm
from coresponder.safeguards.permissions import Permission, recently_proven, requires


@requires(Permission.EXPORT_EVERYTHING)
@recently_proven
@require_GET
def export(request: SignedInRequest) -> HttpResponse:
    """What the export holds, and the form to take it."""
    return _page(request, ExportForm())


@requires(Permission.EXPORT_EVERYTHING)
@recently_proven
@require_POST
def take(request: SignedInRequest) -> HttpResponseBase:
    """Everything as one zip file. It lies on the server only while it is sent."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        written = _zipped(request, with_text=form.cleaned_data["with_text"])
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("keeping:export")
    return FileResponse(written, as_attachment=True, filename="coresponder-export.zip")


def _page(request: SignedInRequest, form: ExportForm) -> HttpResponse:
    content = {"form": form, "tables": len(exported_models())}
    return render(request, "keeping/export.html", content, status=422 if form.errors else 200)


def _zipped(request: SignedInRequest, *, with_text: bool) -> IO[bytes]:
    """A file without a name, gone as soon as it is closed."""
    packed = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    with tempfile.TemporaryDirectory(prefix="coresponder-export-") as place:
        folder = Path(place)
        export_everything(folder=folder, with_text=with_text, by=request.user, progress=silent)
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.iterdir()):
                archive.write(path, path.name)
    packed.seek(0)
    return packed
