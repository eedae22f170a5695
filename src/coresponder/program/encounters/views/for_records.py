"""Taking the officer's part out for the records system of the agency that owns it."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.formats.rms import OfficersReport, as_csv, as_xml
from coresponder.kernel.errors import CoresponderError
from coresponder.program.encounters.actions.for_records import take_for_records, take_reviewed_for_records
from coresponder.program.encounters.forms.for_records import FormatForm, RecordsForm, RecordsFormat
from coresponder.program.encounters.queries.places import encounter_seen_by
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires
from coresponder.safeguards.permissions.step_up import recently_proven

KINDS = {RecordsFormat.XML: "application/xml", RecordsFormat.CSV: "text/csv; charset=utf-8"}


@requires(Permission.WRITE_ENCOUNTERS)
@recently_proven
@require_POST
@never_cache
def one(request: SignedInRequest, encounter_id: UUID) -> HttpResponse:
    """The officer's part of one encounter."""
    with transaction.atomic():
        found = encounter_seen_by(request.user, encounter_id)
    form = FormatForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was taken out. Choose XML or CSV.")
        return redirect("encounters:encounter", found.pk)
    try:
        report = take_for_records(encounter=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("encounters:encounter", found.pk)
    return _file([report], RecordsFormat(form.cleaned_data["format"]), f"encounter-{str(found.pk)[:8]}")


@requires(Permission.REVIEW_ENCOUNTERS)
@recently_proven
@require_http_methods(["GET", "POST"])
@never_cache
def several(request: SignedInRequest) -> HttpResponse:
    """What the own agency reviewed, over some days."""
    form = RecordsForm(request.POST or None, initial={"to_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            reports = take_reviewed_for_records(from_on=chosen["from_on"], to_on=chosen["to_on"], by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            if reports:
                return _file(
                    reports, RecordsFormat(chosen["format"]), f"encounters-{chosen['from_on']}-{chosen['to_on']}"
                )
            form.add_error(None, "On these days there is no officer’s part that your agency has reviewed.")
    return render(request, "encounters/for_records.html", {"form": form}, status=422 if form.errors else 200)


def _file(reports: Sequence[OfficersReport], shape: RecordsFormat, name: str) -> HttpResponse:
    content = as_csv(reports).encode() if shape == RecordsFormat.CSV else as_xml(reports, written_at=timezone.now())
    headers = {"Content-Disposition": f'attachment; filename="{name}.{shape.value}"'}
    return HttpResponse(content, content_type=KINDS[shape], headers=headers)
