"""What several pages of the desk need: the encounter of an address, and doing something and saying so."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from coresponder.kernel.errors import CoresponderError
from coresponder.program.encounters.models import PartFiling
from coresponder.program.encounters.queries.mine import parts_of
from coresponder.program.encounters.queries.queue import filing_seen_by
from coresponder.program.encounters.vocabulary import PartName
from coresponder.safeguards.accounts.requests import SignedInRequest


def own_part(request: SignedInRequest, part: str) -> PartName:
    """The part of an address, if somebody in this role writes it; Http404 otherwise."""
    found = next((each for each in parts_of(request.user) if each.value == part), None)
    if found is None:
        raise Http404
    return found


def own_filing(request: SignedInRequest, filing_id: UUID) -> PartFiling:
    """A filing of the own agency, or 404. Call it in a transaction."""
    found = filing_seen_by(filing_id, request.user)
    if found is None:
        raise Http404
    return found


def problem_of(form: BaseForm, name: str) -> str:
    """What is wrong with one field of a form, as one sentence."""
    return " ".join(str(each) for each in form.errors[name])


def done(request: SignedInRequest, encounter_id: UUID, deed: Callable[[], object], said: str) -> HttpResponse:
    """Do it, say so or say why not, and go on to the encounter's page."""
    try:
        deed()
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("encounters:encounter", encounter_id)
