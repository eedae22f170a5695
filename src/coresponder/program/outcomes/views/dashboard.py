"""The dashboard: every outcome measure in one line, by domain."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from coresponder.program.outcomes.dashboard.lines import domains_of, since_words
from coresponder.program.outcomes.dashboard.seen import seen_by
from coresponder.program.outcomes.dashboard.stretches import NO_INTERVAL, SINCE, STRETCHES, stretch_named
from coresponder.program.outcomes.dashboard.targets import targets
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_OUTCOMES)
@require_GET
@never_cache
def dashboard(request: SignedInRequest) -> HttpResponse:
    """Now, before, target, direction, grade, n, a small chart and a sentence, for each measure."""
    stretch = stretch_named(request.GET.get("period", SINCE))
    assessment = newest_assessment()
    content: dict[str, object] = {
        "assessment": assessment,
        "stretch": stretch,
        "stretches": STRETCHES,
        "may_assess": may(request.user, Permission.ASSESS_OUTCOMES),
    }
    if assessment is not None:
        seen = seen_by(request.user, assessment)
        content |= {
            "seen": seen,
            "since": since_words(seen),
            "domains": domains_of(seen, stretch, targets()),
            "note": "" if stretch.key == SINCE else NO_INTERVAL,
        }
    return render(request, "outcomes/dashboard.html", content)
