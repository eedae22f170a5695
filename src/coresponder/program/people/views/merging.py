"""Joining two records of one person, and taking them apart again."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from coresponder.kernel.errors import CoresponderError
from coresponder.program.people.actions.finding import look_for_people
from coresponder.program.people.actions.merging import merge_people, split_people
from coresponder.program.people.forms.finding import FindForm
from coresponder.program.people.models import Person
from coresponder.program.people.queries.merging import merge_of
from coresponder.program.people.queries.persons import person_known_to
from coresponder.program.people.queries.purposes import purpose_chosen
from coresponder.program.people.queries.record import PersonRecord, read_person
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

OTHERS = 20


@requires(Permission.MERGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def choose_other(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Look for the other record of the same person."""
    person = _known(request, person_id)
    form = FindForm(request.POST if request.method == "POST" else None)
    text = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    purpose = purpose_chosen(request.user, "")
    found = look_for_people(text=text, by=request.user, purpose=purpose, limit=OTHERS) if text.strip() else []
    content = {
        "person": person,
        "form": form,
        "found": [each for each in found if each.person_id != person.pk],
        "was_searched": bool(text.strip()),
    }
    return render(request, "people/choose_other.html", content)


@requires(Permission.MERGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def merge(request: SignedInRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    """Both records side by side; sent, the other one goes into the first."""
    if request.method == "POST":
        return _merged(request, _known(request, person_id), _known(request, other_id))
    with transaction.atomic():
        sides = [_read(request, each) for each in (person_id, other_id)]
    if sides[0].person.pk == sides[1].person.pk:
        raise Http404
    return render(request, "people/merge.html", {"sides": sides})


@requires(Permission.MERGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def split(request: SignedInRequest, person_id: UUID, merge_id: UUID) -> HttpResponse:
    """Take a joined record out again."""
    person = _known(request, person_id)
    found = merge_of(person, merge_id)
    if request.method == "GET":
        return render(request, "people/split.html", {"person": person, "merge": found})
    try:
        split_people(merge=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("people:person", person.pk)
    messages.success(request, "They are two records again, each with what it had.")
    return redirect("people:person", found.loser_id)


def _merged(request: SignedInRequest, survivor: Person, loser: Person) -> HttpResponse:
    try:
        merge_people(survivor=survivor, loser=loser, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("people:merge", survivor.pk, loser.pk)
    messages.success(request, "They are one record now. It can be taken apart again.")
    return redirect("people:person", survivor.pk)


@transaction.atomic
def _known(request: SignedInRequest, person_id: UUID) -> Person:
    return person_known_to(request.user, person_id, purpose_chosen(request.user, ""))


def _read(request: SignedInRequest, person_id: UUID) -> PersonRecord:
    purpose = purpose_chosen(request.user, "")
    return read_person(person_known_to(request.user, person_id, purpose), by=request.user, purpose=purpose)
