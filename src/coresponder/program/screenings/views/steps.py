"""The steps that results asked for: what is open at the own agency, and what became of one."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.screenings.actions.steps import answer_step
from coresponder.program.screenings.forms.screenings import StepForm
from coresponder.program.screenings.queries.screenings import open_steps_of
from coresponder.program.screenings.views.asking import seen_by
from coresponder.program.screenings.vocabulary import StepAnswer
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.RECORD_SCREENINGS)
@require_GET
@transaction.atomic
def open_steps(request: SignedInRequest) -> HttpResponse:
    """What somebody at the own agency still has to do after screenings."""
    return render(request, "screenings/open_steps.html", {"steps": open_steps_of(request.user)})


@requires(Permission.RECORD_SCREENINGS)
@require_POST
def answer(request: SignedInRequest, person_id: UUID, step_id: UUID) -> HttpResponse:
    """Say what became of one."""
    seen = seen_by(request, person_id)
    step = next((each for each in seen.steps if each.pk == step_id), None)
    if step is None or step.owner_agency_id != request.user.agency_id:
        raise Http404
    form = StepForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
        return redirect("screenings:screening", person_id, step.screening_id)
    values = form.cleaned_data
    try:
        answer_step(step=step, answer=StepAnswer(values["answer"]), note=values["note"], by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "It is written down.")
    return redirect("screenings:screening", person_id, step.screening_id)
