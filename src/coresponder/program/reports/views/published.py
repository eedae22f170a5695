"""What other programs and studies have published: the library, and what arithmetic finds in it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.analysis.published import PublishedResult, findings, published_results
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires

ANY = ""


@requires(Permission.VIEW_REPORTS)
@require_GET
def published(request: SignedInRequest) -> HttpResponse:
    """Every published result, filtered by words and design."""
    search, design = request.GET.get("search", "").strip(), request.GET.get("design", ANY)
    everything = published_results()
    found = [each for each in everything if (not design or each.design == design) and _mentions(each, search)]
    checks = findings()
    content = {
        "rows": [(each, [outcome_named(key) for key in each.same_as]) for each in found],
        "search": search,
        "design": design,
        "designs": sorted({each.design for each in everything}),
        "of": len(everything),
        "wrong": [each for each in checks if not each.is_right],
        "checks": len(checks),
    }
    return render(request, "reports/published.html", content)


def _mentions(result: PublishedResult, search: str) -> bool:
    words = " ".join((result.program, result.period, result.counted, result.over, result.caveat, result.source))
    return search.casefold() in words.casefold()
