"""Handing a screening or an encounter out as a FHIR document."""

import json
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coresponder.formats.fhir.elements import Json
from coresponder.kernel.errors import CoresponderError
from coresponder.program.encounters.models import Encounter
from coresponder.program.encounters.queries.places import encounter_seen_by
from coresponder.program.encounters.queries.reading import read_encounter
from coresponder.program.screenings.actions.handing_out import hand_out
from coresponder.program.screenings.forms.handing_out import HandOutForm
from coresponder.program.screenings.queries.screenings import SeenScreenings
from coresponder.program.screenings.views.asking import seen_by
from coresponder.safeguards.access.handing_out import receivers
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires
from coresponder.safeguards.permissions.step_up import recently_proven
from coresponder.safeguards.vocabulary import BEHIND_SECOND_WALL

FHIR_JSON = "application/fhir+json"


@requires(Permission.HAND_OUT_RECORDS)
@recently_proven
@never_cache
@require_http_methods(["GET", "POST"])
def fhir(request: SignedInRequest, person_id: UUID, screening_id: UUID) -> HttpResponse:
    """For whom, and what for; then the document."""
    seen = seen_by(request, person_id)
    screening = seen.one(screening_id)
    if screening is None or screening.owner_agency_id != request.user.agency_id:
        raise Http404
    form = hand_out_form(request)
    if request.method == "POST" and form.is_valid():
        try:
            handed = hand_out(
                person=seen.person,
                parts=[screening],
                to=form.agency,
                purpose=form.chosen_purpose,
                by=request.user,
            )
        except CoresponderError as problem:
            messages.error(request, str(problem))
            return redirect("screenings:fhir", person_id, screening_id)
        return as_download(handed.document, f"screening-{screening_id}.json")
    content = {"seen": seen, "screening": screening, "form": form}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "screenings/hand_out.html", content, status=status)


@requires(Permission.HAND_OUT_RECORDS)
@recently_proven
@never_cache
@require_http_methods(["GET", "POST"])
def encounter_fhir(request: SignedInRequest, encounter_id: UUID) -> HttpResponse:
    """The own agency's clinical parts of an encounter, with its screenings and the safety plan made in it."""
    with transaction.atomic():
        found = encounter_seen_by(request.user, encounter_id)
    if found.person is None:
        return render(request, "screenings/hand_out_nobody.html", {"encounter": found})
    seen = seen_by(request, found.person.pk)
    form = hand_out_form(request)
    if request.method == "POST" and form.is_valid():
        try:
            handed = hand_out(
                person=found.person,
                parts=_parts(request, found, seen),
                to=form.agency,
                purpose=form.chosen_purpose,
                encounter=found,
                by=request.user,
            )
        except CoresponderError as problem:
            messages.error(request, str(problem))
            return redirect("screenings:encounter_fhir", encounter_id)
        return as_download(handed.document, f"encounter-{encounter_id}.json")
    content = {"seen": seen, "form": form}
    return render(request, "screenings/hand_out.html", content, status=422 if form.is_bound and form.errors else 200)


def _parts(request: SignedInRequest, encounter: Encounter, seen: SeenScreenings) -> list[RecordPart]:
    """Of the own agency: its answers that are records of care, its screenings and plans of this encounter."""
    answers = [each.answers for each in read_encounter(encounter, by=request.user, way="fhir").parts]
    others = [each for each in (*seen.screenings, *seen.plans) if each.encounter_id == encounter.pk and each.holds]
    own = request.user.agency_id
    care = [each for each in answers if each.data_class in BEHIND_SECOND_WALL]
    return [each for each in (*care, *others) if each.owner_agency_id == own and each.person_id is not None]


def hand_out_form(request: SignedInRequest) -> HandOutForm:
    """The form, with every agency that could get something."""
    if request.user.agency is None:
        raise Http404
    return HandOutForm(request.POST or None, own=request.user.agency, agencies=receivers())


def as_download(document: Json, name: str) -> HttpResponse:
    """The document as a file. Its name says nothing about the person."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text.encode(), content_type=FHIR_JSON, headers=headers)
