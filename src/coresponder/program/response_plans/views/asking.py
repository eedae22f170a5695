"""What every page about one person's plan begins and ends with."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from coresponder.kernel.errors import CoresponderError
from coresponder.program.people.models import Person
from coresponder.program.people.queries.persons import person_known_to
from coresponder.program.people.queries.purposes import purpose_chosen
from coresponder.program.response_plans.models import PlanVersion
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.vocabulary import Purpose


def asked(request: SignedInRequest, person_id: UUID) -> tuple[Person, Purpose]:
    """Whose plan, and for what it is needed; 404 for somebody whom the asker may not know of."""
    purpose = purpose_chosen(request.user, request.GET.get("purpose", ""))
    with transaction.atomic():
        return person_known_to(request.user, person_id, purpose), purpose


def version_of(request: SignedInRequest, person_id: UUID, version_id: str) -> PlanVersion:
    """One version of the person's plan that the asker may read; 404 otherwise."""
    person, purpose = asked(request, person_id)
    with transaction.atomic():
        seen = readable(PlanVersion.offered_to(request.user), by=request.user, purpose=purpose).filter(person=person)
        found: PlanVersion | None = next((each for each in seen if str(each.pk) == version_id), None)
    if found is None:
        raise Http404
    return found


def done(request: SignedInRequest, person_id: UUID, deed: Callable[[], object], said: str) -> HttpResponse:
    """Do it, say so or say why not, and go back to the plan."""
    try:
        deed()
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("response_plans:plan", person_id)
