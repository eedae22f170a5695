"""What anybody may read: no account, no cookie, nothing that is not published. Any cache may keep it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from coresponder.program.reports.presenting import presented
from coresponder.program.reports.queries.reports import public_report, public_reports
from coresponder.program.reports.views.words import as_file
from coresponder.program.reports.vocabulary import Format, ReportKind
from coresponder.program.reports.writing import written
from coresponder.safeguards.permissions import public

MINUTES_KEPT = 10
View = Callable[..., HttpResponse]


def kept(view: View) -> View:
    """Any cache may keep the answer, since it is the same for everybody.

    Doors before the view have looked who asks. Here that makes no difference, and no cache must be told that it does.
    """

    @wraps(view)
    def same_for_all(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        request.session.accessed = False
        return answer

    return cache_control(public=True, max_age=MINUTES_KEPT * 60)(same_for_all)


def page_for_all(template: str, content: dict[str, Any]) -> HttpResponse:
    """A page that knows nothing of who asks."""
    frame = {"is_demo": settings.DEMO, "time_zone": timezone.get_current_timezone_name()}
    return HttpResponse(render_to_string(template, {**content, **frame}))


@public("it shows what was published for everybody, counts of many alone")
@require_safe
@kept
def results(request: HttpRequest) -> HttpResponse:
    """The newest numbers in plain words, every public report, and what was published and corrected when."""
    found = list(public_reports())
    current = [each for each in found if not _is_replaced(each)]
    pages = [each for each in current if each.kind == ReportKind.ONE_PAGER]
    first = next(iter(pages or current), None)
    log = sorted(found, key=lambda each: each.published_at, reverse=True)
    content = {"shown": presented(first) if first else None, "current": current, "log": log}
    return page_for_all("reports/public.html", content)


@public("it shows one report that was published for everybody")
@require_safe
@kept
def result(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """One public report with every definition; a corrected one says so, and leads to the one that corrects it."""
    found = public_report(report_id)
    content = {
        "report": found,
        "shown": presented(found),
        "is_corrected": _is_replaced(found),
        "formats": Format.choices,
    }
    return page_for_all("reports/public_report.html", content)


@public("a file of a report that was published for everybody")
@require_safe
@kept
def result_file(request: HttpRequest, report_id: UUID, form: str) -> HttpResponse:
    """The same report as a file."""
    found = public_report(report_id)
    if form not in Format.values:
        raise Http404
    return as_file(written(found, Format(form)), form=Format(form), title=found.title)


def _is_replaced(report: object) -> bool:
    return hasattr(report, "corrected_by") and report.corrected_by.is_published
