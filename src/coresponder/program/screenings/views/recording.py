"""Recording a screening at the desk."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.kernel.content_hash import canonical_json
from coresponder.kernel.errors import CoresponderError
from coresponder.program.people.models import Person
from coresponder.program.screenings.actions.screenings import Given, record_screening
from coresponder.program.screenings.forms.screenings import NotDoneForm, ScreeningForm
from coresponder.program.screenings.models import InstrumentInUse, Screening
from coresponder.program.screenings.queries.instruments import in_use_at
from coresponder.program.screenings.views.asking import asked, encounter_named
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

Form = ScreeningForm | NotDoneForm


@requires(Permission.RECORD_SCREENINGS)
@require_http_methods(["GET", "POST"])
def new(request: SignedInRequest, person_id: UUID, instrument_key: str) -> HttpResponse:
    """The questions of one instrument."""
    person, _ = asked(request, person_id)
    instrument = _in_use(request, instrument_key)
    initial = {"encounter": request.GET.get("encounter", "")}
    form = ScreeningForm(instrument.pack, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = _recorded(request, person, instrument_key, form, form.given)
        if made is not None:
            return redirect("screenings:screening", person.pk, made.pk)
    return _page(request, person, instrument, form=form)


@requires(Permission.RECORD_SCREENINGS)
@require_POST
def not_done(request: SignedInRequest, person_id: UUID, instrument_key: str) -> HttpResponse:
    """It was declined, or could not be done."""
    person, _ = asked(request, person_id)
    instrument = _in_use(request, instrument_key)
    form = NotDoneForm(request.POST)
    if form.is_valid():
        made = _recorded(request, person, instrument_key, form, form.given)
        if made is not None:
            return redirect("screenings:screening", person.pk, made.pk)
    return _page(request, person, instrument, not_done_form=form)


def _in_use(request: SignedInRequest, key: str) -> InstrumentInUse:
    found = in_use_at(request.user.agency, key) if request.user.agency else None
    if found is None:
        raise Http404
    return found


def _recorded(request: SignedInRequest, person: Person, key: str, form: Form, given: Given) -> Screening | None:
    try:
        made = record_screening(
            person=person,
            key=key,
            given=given,
            administered_at=form.at,
            encounter=encounter_named(request, form.cleaned_data["encounter"], person),
            by=request.user,
        )
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return None
    messages.success(request, "It is in the record.")
    return made


def _page(
    request: SignedInRequest,
    person: Person,
    instrument: InstrumentInUse,
    *,
    form: ScreeningForm | None = None,
    not_done_form: NotDoneForm | None = None,
) -> HttpResponse:
    pack = instrument.pack
    content: dict[str, Any] = {
        "person": person,
        "pack": pack,
        "instrument_key": instrument.instrument_key,
        "form": form or ScreeningForm(pack),
        "not_done_form": not_done_form or NotDoneForm(auto_id="not_done_%s"),
        "pack_json": canonical_json(pack.content) if pack.has_items else "",
    }
    wrong = (form is not None and form.errors) or (not_done_form is not None and not_done_form.errors)
    return render(request, "screenings/new.html", content, status=422 if wrong else 200)
