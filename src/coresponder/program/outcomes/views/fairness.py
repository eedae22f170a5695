"""Fairness: who is helped alike, and who is not."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.program.outcomes.dashboard.fairness import (
    EQUITY,
    TRAIT_WORDS,
    compared_by,
    recorded_words,
    trait_named,
)
from coresponder.program.outcomes.dashboard.lines import since_words
from coresponder.program.outcomes.dashboard.seen import seen_by
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.VIEW_OUTCOMES)
@require_GET
@never_cache
def fairness(request: SignedInRequest) -> HttpResponse:
    """Access and outcomes by one trait: every group with n and interval, and of whom it is not recorded."""
    assessment = newest_assessment()
    if assessment is None:
        return redirect("outcomes:dashboard")
    seen, trait = seen_by(request.user, assessment), trait_named(request.GET.get("by", ""))
    compared = compared_by(seen, trait)
    content = {
        "seen": seen,
        "since": since_words(seen),
        "trait": trait,
        "traits": TRAIT_WORDS,
        "trait_words": TRAIT_WORDS[trait],
        "compared": compared,
        "recorded": recorded_words(compared, trait),
        "is_recorded": any(not group.is_not_recorded for each in compared for group in each.groups),
        "differences": sum(group.is_compared for each in compared for group in each.groups),
        "apart": [each for each in compared if each.apart],
        "equity": [outcome_named(key) for key in EQUITY],
        "why": [seen.named(key).since.unavailable for key in EQUITY if seen.named(key).since.unavailable],
    }
    return render(request, "outcomes/fairness.html", content)
