"""One measure, and the rows of the data set behind its number."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.kernel.errors import CoresponderError
from coresponder.program.outcomes.actions.reading_records import read_rows
from coresponder.program.outcomes.dashboard.fairness import EQUITY
from coresponder.program.outcomes.dashboard.one import is_compared, page_of
from coresponder.program.outcomes.dashboard.seen import seen_by
from coresponder.program.outcomes.models import Assessment
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.program.outcomes.queries.reviews import decisions_on
from coresponder.program.outcomes.records import WHICH, has_rows, why_no_rows
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires
from coresponder.safeguards.permissions.roles import roles_with

ROWS_ON_A_PAGE = 50


@requires(Permission.VIEW_OUTCOMES)
@require_GET
@never_cache
def measure(request: SignedInRequest, measure_key: str) -> HttpResponse:
    """Definition, figures, interval, grade, charts, before and after, areas, and the way to its records."""
    named, assessment = _named(measure_key), newest_assessment()
    if assessment is None:
        return redirect("outcomes:dashboard")
    seen = seen_by(request.user, assessment)
    if named.key not in seen.measures:
        raise Http404
    page = page_of(seen, named.key)
    content = {
        **page,
        "seen": seen,
        "assessment": assessment,
        "is_compared": is_compared(page["found"]),
        "is_equity": named.key in EQUITY,
        "decisions": decisions_on(named.key),
        "may_see_records": may(request.user, Permission.VIEW_OUTCOME_RECORDS),
        "who_may": [role.display_name for role in roles_with(Permission.VIEW_OUTCOME_RECORDS)],
        "has_rows": has_rows(named.key),
        "why_no_rows": why_no_rows(named.key),
    }
    return render(request, "outcomes/measure.html", content)


@requires(Permission.VIEW_OUTCOME_RECORDS)
@require_http_methods(["GET"])
@never_cache
def records(request: SignedInRequest, measure_key: str) -> HttpResponse:
    """The rows of the data set behind a number, a page of them; that they were read is written down."""
    named, assessment = _named(measure_key), newest_assessment()
    if assessment is None or not has_rows(named.key):
        return redirect("outcomes:measure", named.key)
    which = request.GET.get("show", "counted")
    content = {"measure": named, "assessment": assessment, "which": which, "choices": WHICH}
    if which not in WHICH:
        raise Http404
    return render(request, "outcomes/records.html", {**content, **_rows(request, assessment, named, which)})


def _rows(request: SignedInRequest, assessment: Assessment, named: Measure, which: str) -> dict[str, object]:
    try:
        found = read_rows(
            assessment=assessment, key=named.key, which=which, page=_page(request), size=ROWS_ON_A_PAGE, by=request.user
        )
    except CoresponderError as problem:
        return {"problem": problem}
    paginator = Paginator(range(found.total), ROWS_ON_A_PAGE)
    return {"found": found, "page": paginator.get_page(_page(request))}


def _page(request: SignedInRequest) -> int:
    written = request.GET.get("page", "1")
    return max(int(written), 1) if written.isascii() and written.isdigit() and len(written) < 7 else 1


def _named(key: str) -> Measure:
    try:
        return outcome_named(key)
    except KeyError:
        raise Http404 from None
