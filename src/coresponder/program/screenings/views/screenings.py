"""One person's screenings, and one of them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.screenings.actions.screenings import end_screening
from coresponder.program.screenings.forms.screenings import MistakeForm, StepForm
from coresponder.program.screenings.models import Screening
from coresponder.program.screenings.queries.instruments import instruments_of
from coresponder.program.screenings.views.asking import seen_by
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.FIND_PEOPLE)
@require_GET
def of_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What still has to be done, what came out so far, and which instruments can be asked."""
    seen = seen_by(request, person_id)
    if seen.person.pk != person_id:
        return redirect("screenings:of_person", seen.person.pk)
    may_record = may(request.user, Permission.RECORD_SCREENINGS)
    content = {
        "seen": seen,
        "part_2_notices": seen.part_2_notices(request.user),
        "instruments": instruments_of(request.user) if may_record else [],
        "may_record": may_record,
        "step_form": StepForm(),
    }
    return render(request, "screenings/of_person.html", content)


@requires(Permission.FIND_PEOPLE)
@require_GET
def screening(request: SignedInRequest, person_id: UUID, screening_id: UUID) -> HttpResponse:
    """What was asked and answered, what it came to, and what it asks for."""
    seen = seen_by(request, person_id)
    found = seen.one(screening_id)
    if found is None:
        raise Http404
    content = {
        "seen": seen,
        "screening": found,
        "asked": _asked(found),
        "steps": [each for each in seen.steps if each.screening_id == found.pk],
        "part_2_notices": seen.part_2_notices(request.user),
        "step_form": StepForm(),
        "mistake_form": MistakeForm(),
        "is_own": found.owner_agency_id == request.user.agency_id,
    }
    return render(request, "screenings/screening.html", content)


@requires(Permission.RECORD_SCREENINGS)
@require_POST
def mistake(request: SignedInRequest, person_id: UUID, screening_id: UUID) -> HttpResponse:
    """Mark it as recorded by mistake."""
    found = seen_by(request, person_id).one(screening_id)
    if found is None or found.owner_agency_id != request.user.agency_id:
        raise Http404
    try:
        end_screening(screening=found, reason=request.POST.get("reason", ""), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "It is marked as a mistake. A step that it opened still has to be answered.")
    return redirect("screenings:screening", person_id, screening_id)


def _asked(screening: Screening) -> list[tuple[str, str]]:
    """Every question with its answer; one that was not answered says so."""
    answers = screening.given.get("answers")
    if answers is None:
        return []
    pack = screening.instrument.pack
    return [
        (f"{item.lead} {item.text}".strip(), item.option(answers[item.key]).label if item.key in answers else "")
        for item in pack.items
    ]
