"""What other programs and studies have published: the library by topic, and what arithmetic finds in it.

Nothing of the program's own stands in it, so anybody may read it; whoever is signed in does so in the frame of the
program.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.analysis.published import PublishedResult, Topic, findings, published_results, topics
from coresponder.program.reports.views.public import kept, page_for_all
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, public, requires

ANY = ""
OWN_COUNT, BY_LOT = "count without comparison", "randomized trial"


@dataclass(frozen=True, kw_only=True)
class Group:
    """One topic with its results, each with the measures of ours that count the same."""

    topic: Topic
    rows: tuple[tuple[PublishedResult, tuple[Measure, ...]], ...]


@requires(Permission.VIEW_REPORTS)
@require_GET
def published(request: SignedInRequest) -> HttpResponse:
    """Every published result, filtered by words and design."""
    content = {"base": "web/base.html", "may_see_measures": may(request.user, Permission.VIEW_OUTCOMES)}
    return render(request, "reports/published.html", library_for(request) | content)


@public("it shows what others have published, and nothing of the program or of anybody")
@require_safe
@kept
def published_for_all(request: HttpRequest) -> HttpResponse:
    """The same for anybody."""
    return page_for_all("reports/published.html", library_for(request) | {"base": "reports/public_base.html"})


def library_for(request: HttpRequest) -> dict[str, Any]:
    """What the page shows of the library for the words and the design that are asked for."""
    search, design = request.GET.get("search", "").strip(), request.GET.get("design", ANY)
    everything = published_results()
    found = [each for each in everything if (not design or each.design == design) and _mentions(each, search)]
    return {
        "groups": [group for group in (_group(topic, found) for topic in topics()) if group.rows],
        "shown": len(found),
        "search": search,
        "design": design,
        "designs": sorted({each.design for each in everything}),
        "here": request.path,
        **_of_all(everything),
    }


def _of_all(everything: tuple[PublishedResult, ...]) -> dict[str, Any]:
    checks = findings()
    return {
        "of": len(everything),
        "own_counts": sum(each.design == OWN_COUNT for each in everything),
        "by_lot": sum(each.design == BY_LOT for each in everything),
        "refused": sum(bool(each.refused) for each in everything),
        "wrong": [each for each in checks if not each.is_right],
        "checks": len(checks),
    }


def _group(topic: Topic, found: list[PublishedResult]) -> Group:
    own = [each for each in found if each.topic == topic.key]
    return Group(topic=topic, rows=tuple((each, tuple(map(outcome_named, each.same_as))) for each in own))


def _mentions(result: PublishedResult, search: str) -> bool:
    words = " ".join((result.program, result.period, result.counted, result.over, result.caveat, result.source))
    return search.casefold() in words.casefold()
