"""Records of the cost set: the list, one of them with its history, entering, changing, withdrawing, versions."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.program.costs.actions.records import change_cost, enter_cost, withdraw_cost
from coresponder.program.costs.files import lines_of_set
from coresponder.program.costs.forms.records import BudgetForm, CostForm, EventForm, ReasonForm, changing, form_for
from coresponder.program.costs.queries.records import (
    history_of,
    newest_version,
    record_for,
    records_for,
    version_for,
    versions_for,
)
from coresponder.program.costs.rules import item_code
from coresponder.program.costs.views.answering import csv_file, form_page, xlsx_file
from coresponder.program.costs.vocabulary import Kind
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

ALL, ONE = "costs:records", "costs:record"
THE_SET = "Cost records"


@requires(Permission.VIEW_COSTS)
@require_GET
def records(request: SignedInRequest) -> HttpResponse:
    """Every record that belongs to the set now."""
    found = list(records_for(request.user))
    content = {
        "budget": [each for each in found if each.kind == Kind.PROGRAM],
        "events": [each for each in found if each.kind != Kind.PROGRAM],
        "cost_set": newest_version(),
        "edits": may(request.user, Permission.EDIT_COSTS),
        "today": timezone.localdate(),
    }
    return render(request, "costs/records.html", content)


@requires(Permission.VIEW_COSTS)
@require_GET
def record(request: SignedInRequest, cost_id: UUID) -> HttpResponse:
    """One record, and everything that stood in its line."""
    found = record_for(request.user, cost_id)
    content = {
        "record": found,
        "history": history_of(found),
        "edits": may(request.user, Permission.EDIT_COSTS) and found.holds,
    }
    return render(request, "costs/record.html", content)


@requires(Permission.EDIT_COSTS)
@require_http_methods(["GET", "POST"])
def add_budget_line(request: SignedInRequest) -> HttpResponse:
    """Enter a line of the program's budget."""
    return _add(request, BudgetForm(request.POST or None), title="Enter a line of the budget")


@requires(Permission.EDIT_COSTS)
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Enter what an event costs."""
    asked = item_code(request.GET.get("item", "")[:60]).replace("_", " ")
    form = EventForm(request.POST or None, initial={"item": asked})
    return _add(request, form, title="Enter what an event costs")


def _add(request: SignedInRequest, form: CostForm, *, title: str) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title,
        lead="Dated, with a source, and with a range where there is one. Nothing is filled in for you.",
        button="Enter it",
        back=reverse(ALL),
        back_words=THE_SET,
        act=lambda: enter_cost(cost=form.cost, by=request.user),
        said="Entered. The cost set has a new version.",
    )


@requires(Permission.EDIT_COSTS)
@require_http_methods(["GET", "POST"])
def change(request: SignedInRequest, cost_id: UUID) -> HttpResponse:
    """Put another record in the place of one."""
    found = record_for(request.user, cost_id)
    form = changing(form_for(found.kind)(request.POST or None, initial=CostForm.of(found)))
    return form_page(
        request,
        form,
        title="Change this record",
        lead="The record as it was stays in the history, and scenarios made from it still name their version.",
        button="Change it",
        back=reverse(ALL),
        back_words=THE_SET,
        act=lambda: change_cost(
            cost_record=found, cost=form.cost, because=form.cleaned_data["because"], by=request.user
        ),
        said="Changed. The cost set has a new version.",
    )


@requires(Permission.EDIT_COSTS)
@require_http_methods(["GET", "POST"])
def withdraw(request: SignedInRequest, cost_id: UUID) -> HttpResponse:
    """Take a record out of the set."""
    found = record_for(request.user, cost_id)
    form = ReasonForm(request.POST or None)
    return form_page(
        request,
        form,
        title="Withdraw this record",
        lead=f"{found.words.capitalize()}: no balance uses it from now on. It stays in the history.",
        button="Withdraw it",
        back=reverse(ONE, args=[found.pk]),
        back_words="The record",
        act=lambda: withdraw_cost(cost_record=found, because=form.cleaned_data["because"], by=request.user),
        said="Withdrawn. The cost set has a new version.",
    )


@requires(Permission.VIEW_COSTS)
@require_GET
def versions(request: SignedInRequest) -> HttpResponse:
    """Every version of the set."""
    return render(request, "costs/versions.html", {"versions": list(versions_for(request.user))})


@requires(Permission.VIEW_COSTS)
@require_GET
def version(request: SignedInRequest, set_number: int) -> HttpResponse:
    """The set as it was in one version."""
    return render(request, "costs/version.html", {"cost_set": version_for(request.user, set_number)})


@requires(Permission.VIEW_COSTS)
@require_GET
def version_csv(request: SignedInRequest, set_number: int) -> HttpResponse:
    """One version as CSV, which the import reads again."""
    found = version_for(request.user, set_number)
    return csv_file(f"costs-{found.number}.csv", lines_of_set(found.content))


@requires(Permission.VIEW_COSTS)
@require_GET
def version_xlsx(request: SignedInRequest, set_number: int) -> HttpResponse:
    """One version as a workbook."""
    found = version_for(request.user, set_number)
    return xlsx_file(f"costs-{found.number}.xlsx", lines_of_set(found.content))
