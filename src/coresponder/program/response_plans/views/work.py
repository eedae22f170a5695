"""The list of what there is to do about plans, and who should have one."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.program.response_plans import contacts
from coresponder.program.response_plans.actions.deciding import decide_about, set_threshold
from coresponder.program.response_plans.forms import DecisionForm, ThresholdForm
from coresponder.program.response_plans.queries.plans import read_plan
from coresponder.program.response_plans.queries.work import (
    ids_of_people_who_should_have_a_plan,
    threshold,
    work_for,
)
from coresponder.program.response_plans.views.asking import asked, done
from coresponder.program.response_plans.vocabulary import Decided
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.WRITE_RESPONSE_PLANS)
@require_GET
@transaction.atomic
def plans(request: SignedInRequest) -> HttpResponse:
    """What waits for approval, what is due for review, what was suggested, and who should have a plan."""
    least, months = threshold()
    content = {
        "work": work_for(request.user),
        "should_have": ids_of_people_who_should_have_a_plan(request.user),
        "least": least,
        "months": months,
        "are_counted": contacts.are_counted(),
        "today": timezone.localdate(),
    }
    return render(request, "response_plans/plans.html", content)


@requires(Permission.APPROVE_RESPONSE_PLANS)
@require_http_methods(["GET", "POST"])
def change_threshold(request: SignedInRequest) -> HttpResponse:
    """From how many contacts on somebody should have a plan."""
    least, months = threshold()
    form = ThresholdForm(request.POST or None, initial={"contacts": least, "months": months})
    if request.method == "POST" and form.is_valid():
        set_threshold(contacts=form.cleaned_data["contacts"], months=form.cleaned_data["months"], by=request.user)
        messages.success(request, "The threshold holds from now on.")
        return redirect("response_plans:plans")
    return render(request, "response_plans/threshold.html", {"form": form})


@requires(Permission.APPROVE_RESPONSE_PLANS)
@require_http_methods(["GET", "POST"])
def decide(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Decide that a person should have a plan, or none, whatever the count says."""
    person, purpose = asked(request, person_id)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decided, reason = Decided(form.cleaned_data["decided"]), form.cleaned_data["reason"]
        said = "Decided. It holds until somebody decides otherwise."
        return done(
            request,
            person.pk,
            lambda: decide_about(person=person, decided=decided, reason=reason, by=request.user),
            said,
        )
    seen = read_plan(person, by=request.user, purpose=purpose)
    return render(request, "response_plans/decide.html", {"form": form, "seen": seen})
