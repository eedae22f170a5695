"""What every figure means: the catalogue, made from the registry that also computes them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coresponder.analysis.measures.definitions import DEFINITIONS
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.registry import REGISTRY
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.VIEW_MEASURES)
@require_GET
def measures(request: SignedInRequest) -> HttpResponse:
    """Every measure with its definition; `search` keeps those in whose words it stands."""
    search = request.GET.get("search", "").strip()
    found = [measure for measure in REGISTRY if _mentions(measure, search)]
    content = {"measures": found, "search": search, "of": len(REGISTRY), "definitions": DEFINITIONS}
    return render(request, "outcomes/measures.html", content)


def _mentions(measure: Measure, search: str) -> bool:
    words = " ".join(str(value) for value in measure.to_mapping().values())
    return search.casefold() in words.casefold()
