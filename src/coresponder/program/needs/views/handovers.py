"""How long each facility takes to take somebody over, and how often it refuses."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from coresponder.analysis.measures.intervals import wilson
from coresponder.kernel.spoken_english import percent
from coresponder.program.needs.periods import period_of, periods
from coresponder.program.needs.queries.counts import newest_count
from coresponder.program.services.vocabulary.capacity import REFUSED_BECAUSE
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.VIEW_NEEDS)
@require_GET
def handovers_page(request: SignedInRequest) -> HttpResponse:
    """Target and real handover times by facility, and refusals with their reasons, each with its n."""
    today = timezone.localdate()
    offered = periods(today)
    counts = {each.key: count for each in offered if (count := newest_count(each))}
    period = period_of(request.GET.get("period", ""), today) or next((e for e in offered if e.key in counts), None)
    count = counts.get(period.key) if period else None
    rows = [_row(each) for each in count.content["handovers"]] if count else []
    rows.sort(key=lambda row: (not row["name"], -(row["asked"] or 0), row["name"]))
    content = {"periods": offered, "period": period, "count": count, "rows": rows}
    return render(request, "needs/handovers.html", content)


def _row(stored: dict[str, Any]) -> dict[str, Any]:
    because = [
        (REFUSED_BECAUSE.get(code, code), number)
        for code, number in sorted(stored["because"].items(), key=lambda each: -(each[1] or 0))
    ]
    both = (stored["accept"], stored["release"])
    return {**stored, "because": because, "both": both, "kept": _share(stored["release"])}


def _share(times: dict[str, Any]) -> str:
    """The share of handovers within the target, with its interval; empty without a target or numbers."""
    if times["within"] is None or not times["n"]:
        return ""
    low, high = wilson(times["within"], times["n"]) or (0.0, 1.0)
    return f"{percent(times['within'] / times['n'])} ({percent(low)} to {percent(high)})"
