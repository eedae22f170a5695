"""What every page about one person's follow-up begins and ends with."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from coresponder.kernel.errors import CoresponderError
from coresponder.program.follow_up.queries.person import SeenCare, read_care
from coresponder.program.people.models import PersonPart
from coresponder.program.people.queries.persons import person_known_to
from coresponder.program.people.queries.purposes import purpose_chosen
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.vocabulary import Purpose

Part = TypeVar("Part", bound=PersonPart)
PURPOSE = Purpose.CARE_COORDINATION


def care_of(request: SignedInRequest, person_id: UUID) -> SeenCare:
    """What the asker sees of the person's follow-up; 404 for somebody whom the asker may not know of."""
    purpose = purpose_chosen(request.user, request.GET.get("purpose", ""))
    with transaction.atomic():
        person = person_known_to(request.user, person_id, purpose)
        return read_care(person, by=request.user, purpose=purpose)


def one_of(request: SignedInRequest, person_id: UUID, model: type[Part], pk: UUID) -> Part:
    """One part of the person's follow-up that the asker may see; 404 otherwise."""
    found: Part | None = care_of(request, person_id).one(model, pk)
    if found is None:
        raise Http404
    return found


def done(
    request: SignedInRequest, deed: Callable[[], object], said: str, *, to: str, args: tuple[object, ...] = ()
) -> HttpResponse:
    """Do it, say so or say why not, and go on to a page."""
    try:
        deed()
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect(to, *args)


def refuse_form(request: SignedInRequest, form: Form, *, to: str, args: tuple[object, ...]) -> HttpResponse:
    """Say what is wrong with a small form, and go back to its page."""
    sentences = [_sentence(form, name) for name in form.errors if name in form.fields]
    messages.error(request, " ".join(["Nothing was changed.", *sentences]))
    return redirect(to, *args)


def _sentence(form: Form, name: str) -> str:
    return f"{form.fields[name].label}: {' '.join(map(str, form.errors[name]))}"
