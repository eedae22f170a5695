"""Telling a facility that somebody comes: what would be told, then that it is."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coresponder.kernel.errors import CoresponderError
from coresponder.program.encounters.actions.notices import facilities, notices_of, prepare_notice, tell_facility
from coresponder.program.encounters.forms.notices import NoticeForm
from coresponder.program.encounters.queries.places import encounter_seen_by
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.WRITE_ENCOUNTERS)
@require_http_methods(["GET", "POST"])
@never_cache
@transaction.atomic
def notice(request: SignedInRequest, encounter_id: UUID) -> HttpResponse:
    """The form; with “look”, what would be told and what is kept back; with “tell”, it is told and kept."""
    found = encounter_seen_by(request.user, encounter_id)
    form, prepared = NoticeForm(request.POST or None, agencies=facilities(request.user)), None
    if request.method == "POST" and form.is_valid():
        try:
            if "tell" in request.POST:
                tell_facility(encounter=found, to=form.agency, told=form.told, by=request.user)
                messages.success(request, "Kept. Read it out, or hand over the paper.")
                return redirect("encounters:notice", found.pk)
            prepared = prepare_notice(encounter=found, to=form.agency, told=form.told, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
    content = {"encounter": found, "form": form, "prepared": prepared, "notices": notices_of(found, request.user)}
    return render(request, "encounters/notice.html", content, status=422 if form.errors else 200)
