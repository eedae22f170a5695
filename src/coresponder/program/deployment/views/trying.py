"""Trying the criteria on a call that somebody imagines."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coresponder.program.deployment.forms.trying import TryForm
from coresponder.program.deployment.judging import judge
from coresponder.program.deployment.language.vocabulary import FACT_TITLES
from coresponder.program.deployment.presenting import TONES
from coresponder.program.deployment.queries.versions import titles_of_variants
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.VIEW_CRITERIA)
@require_GET
def try_a_call(request: SignedInRequest) -> HttpResponse:
    """What the criteria in force say of an imagined call, and why not something else. Nothing is stored."""
    form = TryForm(request.GET or None)
    advice = judge(form.facts) if form.is_bound and form.is_valid() else None
    content = {
        "form": form,
        "advice": advice,
        "tone": TONES[advice.answer] if advice else "",
        "variant": titles_of_variants().get(advice.variant, "") if advice else "",
        "missing": [FACT_TITLES[fact] for fact in advice.missing] if advice else [],
    }
    return render(request, "deployment/try.html", content)
