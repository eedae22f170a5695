"""Adding a person, after a look at who is there already."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.people.actions.finding import look_for_people
from coresponder.program.people.actions.parts import add_identity_fact
from coresponder.program.people.actions.persons import add_person, add_unknown_person
from coresponder.program.people.forms.persons import AddPersonForm
from coresponder.program.people.models import Person
from coresponder.program.people.queries.finding import Found
from coresponder.program.people.queries.purposes import purpose_chosen
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

ALIKE = 8


@requires(Permission.ADD_PEOPLE)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """A known person. Where somebody alike is there, the page asks once whether it is the same."""
    form = AddPersonForm(request.POST if request.method == "POST" else None)
    alike: list[Found] = []
    if request.method == "POST" and form.is_valid():
        alike = [] if form.cleaned_data["is_new"] else _alike(request, form.cleaned_data)
        if not alike and (person := _added(request, form)):
            messages.success(request, "The person has a record now.")
            return redirect("people:person", person.pk)
    status = 422 if form.errors else 200
    return render(request, "people/add.html", {"form": form, "alike": alike}, status=status)


@requires(Permission.ADD_PEOPLE)
@require_POST
def add_unknown(request: SignedInRequest) -> HttpResponse:
    """Somebody whom nobody can identify."""
    person = add_unknown_person(by=request.user)
    messages.success(request, f"The record is called “{person.label}” until it is known who the person is.")
    return redirect("people:person", person.pk)


def _alike(request: SignedInRequest, values: dict[str, Any]) -> list[Found]:
    text = f"{values['given']} {values['family']} "
    return look_for_people(text=text, by=request.user, purpose=purpose_chosen(request.user, ""), limit=ALIKE)


def _added(request: SignedInRequest, form: AddPersonForm) -> Person | None:
    """The person with the birth date, both or neither."""
    values = form.cleaned_data
    try:
        with transaction.atomic():
            person = add_person(given=values["given"], family=values["family"], by=request.user)
            if born := values["birth_date"]:
                add_identity_fact(person=person, kind=_kind_of_birth(born), value=born, by=request.user)
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return None
    return person


def _kind_of_birth(written: str) -> IdentityKind:
    is_date = "/" in written or written.count("-") == 2 or "." in written
    return IdentityKind.BIRTH_DATE if is_date else IdentityKind.BIRTH_YEARS
