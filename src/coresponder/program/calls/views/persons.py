"""Who is on a call. What is typed to find somebody travels in the body of a request, never in an address."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.program.calls.actions.persons import note_person_on_call, take_person_off_call
from coresponder.program.calls.forms.persons import NotePersonForm, TakeOffForm
from coresponder.program.calls.models import Call, CallPerson
from coresponder.program.calls.queries.live import call_seen_by
from coresponder.program.calls.queries.persons import persons_on
from coresponder.program.calls.vocabulary import PersonOnCall
from coresponder.program.people.actions.finding import look_for_people
from coresponder.program.people.forms.finding import FindForm
from coresponder.program.people.queries.persons import person_known_to
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

FIND = requires(Permission.FIND_PEOPLE)
MOST_FOUND = 12
NOTHING_CHOSEN = "Nothing was changed. Choose somebody, and how sure it is."


@FIND
@require_http_methods(["GET", "POST"])
@never_cache
def persons(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Those who are on the call, and looking for somebody to note."""
    call = call_seen_by(request.user, call_id)
    noted = persons_on(call, by=request.user)
    content = {"call": call, "noted": noted, "may_note": _may_note(request), "standings": PersonOnCall}
    return render(request, "calls/live/persons.html", {**content, **_searched(request)})


@FIND
@require_POST
def note(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Somebody is on the call."""
    call, form = call_seen_by(request.user, call_id), NotePersonForm(request.POST)
    if not form.is_valid():
        messages.error(request, NOTHING_CHOSEN)
        return _back(call)
    person = person_known_to(request.user, form.cleaned_data["person"], Purpose.CRISIS_RESPONSE)
    standing = PersonOnCall(form.cleaned_data["standing"])
    note_person_on_call(call=call, person=person, standing=standing, by=request.user)
    messages.success(request, "Noted. A plan that is on file for the person now shows on the board.")
    return _back(call)


@FIND
@require_POST
def take_off(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """It was not so after all."""
    call, form = call_seen_by(request.user, call_id), TakeOffForm(request.POST)
    if form.is_valid():
        noted = get_object_or_404(CallPerson, pk=form.cleaned_data["noted"], call=call, ended_at=None)
        take_person_off_call(noted=noted, by=request.user)
        messages.success(request, "Taken off the call. That it was thought stays in the history.")
    return _back(call)


def _may_note(request: SignedInRequest) -> bool:
    return DataClass.OPERATIONAL in classes_for(request.user.role, Deed.WRITE)


def _searched(request: SignedInRequest) -> dict[str, Any]:
    form = FindForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"].strip() if form.is_valid() else ""
    if not words:
        return {"form": form, "found": [], "was_searched": False}
    found = look_for_people(text=words, by=request.user, purpose=Purpose.CRISIS_RESPONSE, limit=MOST_FOUND)
    return {"form": form, "found": found, "was_searched": True}


def _back(call: Call) -> HttpResponse:
    return redirect("live_calls:persons", call.pk)
