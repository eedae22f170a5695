"""Adding, correcting and ending a part of a record."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coresponder.kernel.errors import CoresponderError
from coresponder.program.people.actions.parts import retire_part
from coresponder.program.people.forms.kinds import KINDS, PartKind
from coresponder.program.people.forms.parts import values_of
from coresponder.program.people.models import Person, PersonPart
from coresponder.program.people.queries.parts import own_part
from coresponder.program.people.queries.persons import person_known_to
from coresponder.program.people.queries.purposes import purpose_chosen
from coresponder.program.people.vocabulary.facts import DemographicElement, SocialElement
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Denied, Permission, requires
from coresponder.safeguards.vocabulary import Deed

Element = DemographicElement | SocialElement


@requires(Permission.FIND_PEOPLE)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest, person_id: UUID, kind: str) -> HttpResponse:
    """A new part of the record, owned by the agency of the person who writes it."""
    chosen, person = _kind(kind), _person(request, person_id)
    _check_role(request, chosen)
    element = _element(request, chosen)
    if chosen.elements is not None and element is None:
        return render(request, "people/choose_element.html", {"person": person, "kind": kind, "chosen": chosen})
    form = _form(request, chosen, element)
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "element": element}
        if _done(form, lambda: chosen.add(person, values, request.user)):
            messages.success(request, "It is in the record, as your agency’s own.")
            return redirect("people:person", person.pk)
    return _page(request, form, person=person, kind=kind, title=f"Add {chosen.title}", element=element)


@requires(Permission.FIND_PEOPLE)
@require_http_methods(["GET", "POST"])
def correct(request: SignedInRequest, person_id: UUID, kind: str, part_id: UUID) -> HttpResponse:
    """A part as it should be; what it was stays as history."""
    chosen, person = _kind(kind), _person(request, person_id)
    if chosen.correct is None:
        raise Http404
    part = _own_part(request, chosen, person, part_id)
    element = _element_of(chosen, part)
    form = _form(request, chosen, element, initial=values_of(part, *chosen.shown))
    to_correct = chosen.correct
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and _done(form, lambda: to_correct(part, form.cleaned_data, request.user)):
        messages.success(request, "It is corrected. What it was stays as history.")
        return redirect("people:person", person.pk)
    return _page(request, form, person=person, kind=kind, title=f"Correct: {part.title}", part=part)


@requires(Permission.FIND_PEOPLE)
@require_http_methods(["GET", "POST"])
def retire(request: SignedInRequest, person_id: UUID, kind: str, part_id: UUID) -> HttpResponse:
    """Say that something no longer holds."""
    chosen, person = _kind(kind), _person(request, person_id)
    part = _own_part(request, chosen, person, part_id)
    if request.method == "POST":
        try:
            retire_part(part=part, by=request.user)
        except CoresponderError as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, "It no longer holds, and stays as history.")
        return redirect("people:person", person.pk)
    return render(request, "people/retire.html", {"person": person, "kind": kind, "part": part})


def _kind(kind: str) -> PartKind:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


@transaction.atomic
def _person(request: SignedInRequest, person_id: UUID) -> Person:
    return person_known_to(request.user, person_id, purpose_chosen(request.user, ""))


def _check_role(request: SignedInRequest, chosen: PartKind) -> None:
    """Before somebody fills in a form in vain."""
    if not chosen.model.CLASSES & classes_for(request.user.role, Deed.WRITE):
        raise Denied("role", "Your role does not write this kind of information.")


@transaction.atomic
def _own_part(request: SignedInRequest, chosen: PartKind, person: Person, part_id: UUID) -> PersonPart:
    purpose = purpose_chosen(request.user, "")
    return own_part(chosen.model, part_id, person=person, by=request.user, purpose=purpose)


def _element(request: SignedInRequest, chosen: PartKind) -> Element | None:
    wanted = request.GET.get("element", "")
    return chosen.elements(wanted) if chosen.elements is not None and wanted in chosen.elements.values else None


def _element_of(chosen: PartKind, part: PersonPart) -> Element | None:
    return chosen.elements(part.element) if chosen.elements is not None else None  # type: ignore[attr-defined]


def _form(request: SignedInRequest, chosen: PartKind, element: Element | None, **options: Any) -> forms.Form:
    if element is not None:
        options["element"] = element
    return chosen.form(request.POST if request.method == "POST" else None, **options)


def _done(form: forms.Form, deed: Any) -> bool:
    """Do it; what is wrong stands in the form."""
    try:
        deed()
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return False
    return True


def _page(request: SignedInRequest, form: forms.Form, **content: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "people/part_form.html", {"form": form, **content}, status=status)
