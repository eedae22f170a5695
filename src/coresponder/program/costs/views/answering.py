"""What a view answers after a deed, the page that a small form stands on, and files for a spreadsheet."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.program.costs.files import XLSX, Line, as_csv, as_xlsx
from coresponder.program.costs.periods import Period, period_of, usual
from coresponder.safeguards.accounts.requests import SignedInRequest


def period_asked(request: SignedInRequest) -> Period:
    """The period in the address, or the usual one."""
    today = timezone.localdate()
    return period_of(request.GET.get("period", ""), today) or usual(today)


def deed(request: SignedInRequest, act: Callable[[], Any], said: str, to: str, *more: Any) -> HttpResponse:
    """Do it and say so, or say what stands against it; back to the page `to` either way."""
    try:
        act()
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect(to, *more)


def form_page(
    request: SignedInRequest,
    form: forms.Form,
    *,
    title: str,
    lead: str,
    button: str,
    back: str,
    back_words: str,
    act: Callable[[], Any],
    said: str,
) -> HttpResponse:
    """A page with one form: show it, or do what it asks and go back."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, said)
            return redirect(back)
    content = {"form": form, "title": title, "lead": lead, "button": button, "back": back, "back_words": back_words}
    return render(request, "costs/form_page.html", content, status=422 if form.errors else 200)


def csv_file(name: str, lines: Sequence[Line]) -> HttpResponse:
    """The lines as a CSV file to take along."""
    return _file(as_csv(lines), name, "text/csv; charset=utf-8")


def xlsx_file(name: str, lines: Sequence[Line]) -> HttpResponse:
    """The lines as a workbook to take along."""
    return _file(as_xlsx("Costs", lines), name, XLSX)


def _file(content: str | bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
