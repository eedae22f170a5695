"""The dashboard: every outcome measure in one line, by domain."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from coresponder.program.outcomes.dashboard.lines import domains_of, since_words
from coresponder.program.outcomes.dashboard.overview import rows_of, to_look_at, weak
from coresponder.program.outcomes.dashboard.seen import Seen, seen_by, who_sees_all
from coresponder.program.outcomes.dashboard.stretches import NO_INTERVAL, SINCE, STRETCHES, Stretch, stretch_named
from coresponder.program.outcomes.dashboard.targets import targets
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

LOOKED_AT_FIRST = 3


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
        content |= _of(seen_by(request.user, assessment), stretch)
    return render(request, "outcomes/dashboard.html", content)


def _of(seen: Seen, stretch: Stretch) -> dict[str, object]:
    """What the page shows of an assessment."""
    domains = domains_of(seen, stretch, targets())
    notable = to_look_at(domains, seen)
    return {
        "seen": seen,
        "since": since_words(seen),
        "domains": domains,
        "overview": rows_of(domains),
        "look_at": notable[:LOOKED_AT_FIRST],
        "look_later": notable[LOOKED_AT_FIRST:],
        "weak": weak(domains),
        "who_sees_all": who_sees_all(),
        "note": "" if stretch.key == SINCE else NO_INTERVAL,
    }
