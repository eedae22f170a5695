"""Suggestions to a plan, and what becomes of them."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.program.response_plans.actions.suggesting import answer_suggestion, suggest
from coresponder.program.response_plans.forms import AnswerForm, SuggestionForm
from coresponder.program.response_plans.models import Suggestion
from coresponder.program.response_plans.queries.plans import read_plan
from coresponder.program.response_plans.views.asking import asked, done, version_of
from coresponder.program.response_plans.vocabulary import SuggestionAnswer
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.SUGGEST_TO_RESPONSE_PLANS)
@require_http_methods(["GET", "POST"])
def make(request: SignedInRequest, person_id: UUID, version_id: UUID) -> HttpResponse:
    """Say what should change in a plan that one may read."""
    person, purpose = asked(request, person_id)
    found = version_of(request, person_id, str(version_id))
    form = SuggestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"text": form.cleaned_data["text"], "is_urgent": form.cleaned_data["is_urgent"]}
        said = "Thank you. The agency that keeps the plan will read it and answer."
        return done(request, person.pk, lambda: suggest(version=found, purpose=purpose, by=request.user, **given), said)
    seen = read_plan(person, by=request.user, purpose=purpose)
    return render(request, "response_plans/suggest.html", {"form": form, "seen": seen, "version": found})


@requires(Permission.WRITE_RESPONSE_PLANS)
@require_POST
def answer(request: SignedInRequest, person_id: UUID, suggestion_id: UUID) -> HttpResponse:
    """Take a suggestion into the plan, or say why not."""
    person, purpose = asked(request, person_id)
    with transaction.atomic():
        seen = readable(Suggestion.offered_to(request.user), by=request.user, purpose=purpose)
        found = seen.filter(person=person, pk=suggestion_id).first()
    if found is None:
        raise Http404
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was answered. Choose one of the answers; a word may have 1,000 characters.")
        return redirect("response_plans:plan", person_id)
    chosen, note = SuggestionAnswer(form.cleaned_data["answer"]), form.cleaned_data["note"]
    return done(
        request,
        person_id,
        lambda: answer_suggestion(suggestion=found, answer=chosen, note=note, by=request.user),
        "Answered.",
    )
