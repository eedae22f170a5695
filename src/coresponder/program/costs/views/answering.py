"""The period that is asked for, the page that a small form stands on, and files for a spreadsheet."""

from collections.abc import Sequence
from functools import partial

from django.http import HttpResponse
from django.utils import timezone

from coresponder.formats.documents.tables import XLSX, Line, Sheet, as_csv, as_xlsx
from coresponder.program.costs.periods import Period, period_of, usual
from coresponder.program.partnerships.views.answering import form_page as form_page_of_any
from coresponder.safeguards.accounts.requests import SignedInRequest


def period_asked(request: SignedInRequest) -> Period:
    """The period in the address, or the usual one."""
    today = timezone.localdate()
    return period_of(request.GET.get("period", ""), today) or usual(today)


form_page = partial(form_page_of_any, template="costs/form_page.html")


def csv_file(name: str, lines: Sequence[Line]) -> HttpResponse:
    """The lines as a CSV file to take along."""
    return _file(as_csv(lines), name, "text/csv; charset=utf-8")


def xlsx_file(name: str, lines: Sequence[Line]) -> HttpResponse:
    """The lines as a workbook to take along."""
    return _file(as_xlsx(Sheet(title="Costs", lines=lines)), name, XLSX)


def _file(content: str | bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
