"""Needs against supply: the page, the numbers as CSV, and counting anew."""

import csv
from io import StringIO
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.spreadsheets import harmless
from coresponder.program.needs import pictures
from coresponder.program.needs.actions.counting import count_needs
from coresponder.program.needs.counting import blocks_of_the_week
from coresponder.program.needs.models import NeedsCount
from coresponder.program.needs.periods import Period, period_of, periods
from coresponder.program.needs.queries.counts import (
    NeedRow,
    as_lines,
    by_area,
    by_block,
    by_kind,
    by_language,
    may_be_counted_at,
    newest_count,
    overall,
)
from coresponder.program.needs.queries.supply import Supply, supply
from coresponder.program.needs.vocabulary import BLOCKS_A_DAY, HOURS_A_BLOCK, Result
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@requires(Permission.VIEW_NEEDS)
@require_GET
def needs_page(request: SignedInRequest) -> HttpResponse:
    """What people needed in one period, what became of it, and what there is."""
    period = _period(request)
    count = newest_count(period)
    content: dict[str, Any] = {
        "periods": periods(timezone.localdate()),
        "period": period,
        "count": count,
        "may_count": may(request.user, Permission.COUNT_NEEDS),
        "again_at": may_be_counted_at(period),
        "is_due": may_be_counted_at(period) <= timezone.now(),
        "results": list(Result),
    }
    return render(request, "needs/needs.html", content | (_shown(count, supply()) if count else {}))


@requires(Permission.VIEW_NEEDS)
@require_GET
def numbers(request: SignedInRequest) -> HttpResponse:
    """The same numbers as CSV, with the same ones withheld."""
    period = _period(request)
    count = newest_count(period)
    if count is None:
        messages.error(request, f"{period.words} was not counted yet, so there are no numbers.")
        return redirect(f"{reverse('needs:needs')}?period={period.key}")
    written = StringIO()
    csv.writer(written).writerows([harmless(cell) for cell in line] for line in as_lines(count, supply()))
    response = HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="needs-{period.key}.csv"'
    return response


@requires(Permission.COUNT_NEEDS)
@require_POST
def count_again(request: SignedInRequest) -> HttpResponse:
    """Count one period."""
    period = period_of(request.POST.get("period", ""), timezone.localdate())
    if period is None:
        messages.error(request, "Choose one of the periods.")
        return redirect("needs:needs")
    try:
        count_needs(period=period, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"{period.words} is counted.")
    return redirect(f"{reverse('needs:needs')}?period={period.key}")


def _period(request: SignedInRequest) -> Period:
    """The one asked for; otherwise the newest that was counted, or the newest at all."""
    today = timezone.localdate()
    asked = period_of(request.GET.get("period", ""), today)
    offered = periods(today)
    counted = set(NeedsCount.objects.values_list("period", flat=True))
    usual = next((each for each in offered if each.key in counted), offered[0] if offered else None)
    if asked is None and usual is None:
        raise Http404
    return asked or usual  # type: ignore[return-value]  # one of the two is there


def _shown(count: NeedsCount, offered: Supply) -> dict[str, Any]:
    kinds, areas, blocks = by_kind(count, offered), by_area(count, offered), by_block(count, offered)
    return {
        "overall": overall(count),
        "kinds": kinds,
        "areas": areas,
        "languages": by_language(count, offered),
        "week": _week(blocks),
        "days": DAYS,
        "columns_of_kinds": ("Services", "Around the clock", "Police drop-off"),
        "columns_of_one": ("Services",),
        "offered": offered,
        "map": pictures.map_of(areas),
        "map_sentence": pictures.most_of(areas, "area"),
        "bars": pictures.bars_of(kinds),
        "bars_sentence": pictures.most_of(kinds, "need"),
    }


def _week(blocks: list[NeedRow]) -> list[tuple[str, list[tuple[str, NeedRow, int | None]]]]:
    """By four hours of the day, the seven days with their shades."""
    shade = dict(zip(blocks_of_the_week(), pictures.shades(blocks), strict=True))
    row = {each.code: each for each in blocks}
    return [
        (
            f"{block * HOURS_A_BLOCK:02d}:00 to {block * HOURS_A_BLOCK + HOURS_A_BLOCK - 1:02d}:59",
            [(name, row[f"{day}-{block}"], shade[f"{day}-{block}"]) for day, name in enumerate(DAYS, 1)],
        )
        for block in range(BLOCKS_A_DAY)
    ]
