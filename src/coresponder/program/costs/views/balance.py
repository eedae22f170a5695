"""The balance: scenarios, making one, one of them, two beside each other."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.analysis.costs.effects import GRADES
from coresponder.analysis.costs.saying import WSIPP_CHANCE
from coresponder.kernel.errors import CoresponderError
from coresponder.program.costs import pictures
from coresponder.program.costs.actions.scenarios import (
    approve_scenario,
    discard_scenario,
    recompute_scenario,
    save_scenario,
    take_approval_back,
)
from coresponder.program.costs.comparing import compared
from coresponder.program.costs.files import lines_of_scenario
from coresponder.program.costs.forms.balance import CompareForm, ScenarioForm
from coresponder.program.costs.missing import missing_of_balance
from coresponder.program.costs.models import Scenario
from coresponder.program.costs.periods import Period, periods
from coresponder.program.costs.queries.records import newest_version, versions_for
from coresponder.program.costs.queries.scenarios import alone_of_their_item, effects_of, scenario_for, scenarios_for
from coresponder.program.costs.views.answering import csv_file, period_asked, xlsx_file
from coresponder.program.partnerships.views.answering import deed
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

ONE, ALL = "costs:scenario", "costs:balance"


@requires(Permission.VIEW_COSTS)
@require_GET
def balance(request: SignedInRequest) -> HttpResponse:
    """Every scenario, and what is missing for one of the period."""
    period, found = period_asked(request), scenarios_for(request.user)
    edits = may(request.user, Permission.EDIT_COSTS)
    content = {
        "period": period,
        "periods": periods(timezone.localdate()),
        "scenarios": list(found),
        "compare": CompareForm(scenarios=found, initial=_two_of(found)) if found.count() > 1 else None,
        "edits": edits,
        "missing": missing_of_balance(period, newest_version()) if edits else [],
    }
    return render(request, "costs/balance.html", content)


def _two_of(found: QuerySet[Scenario]) -> dict[str, Scenario]:
    """Two to begin with that are not the same."""
    return dict(zip(("first", "second"), found[:2], strict=True))


@requires(Permission.EDIT_COSTS)
@require_http_methods(["GET", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Make a scenario of one period."""
    period = period_asked(request)
    versions, effects = versions_for(request.user), effects_of(period)
    form = ScenarioForm(
        request.POST or None,
        versions=versions,
        effects=effects,
        initial={"cost_set": versions.first(), "effects": alone_of_their_item(effects)},
    )
    if request.method == "POST" and form.is_valid():
        made = _saved(request, form, period)
        if made is not None:
            messages.success(request, "Saved. It keeps its cost set, its effects, its seed and its result.")
            return redirect(ONE, made.pk)
    content = {
        "form": form,
        "period": period,
        "periods": periods(timezone.localdate()),
        "missing": missing_of_balance(period, newest_version()),
    }
    return render(request, "costs/new_scenario.html", content, status=422 if form.errors else 200)


def _saved(request: SignedInRequest, form: ScenarioForm, period: Period) -> Scenario | None:
    told = form.cleaned_data
    try:
        return save_scenario(
            name=told["name"], cost_set=told["cost_set"], period=period, effects=list(told["effects"]),
            seed=told["seed"], by=request.user,
        )  # fmt: skip
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return None


@requires(Permission.VIEW_COSTS)
@require_GET
@never_cache
def scenario(request: SignedInRequest, scenario_id: UUID) -> HttpResponse:
    """One scenario as it is read."""
    found = scenario_for(request.user, scenario_id)
    edits = may(request.user, Permission.EDIT_COSTS)
    content: dict[str, Any] = {
        "scenario": found,
        "result": found.result,
        "grade_meaning": GRADES[found.result["grade"]],
        "wsipp": WSIPP_CHANCE,
        "payers": pictures.by_payer(found),
        "payers_picture": pictures.who_gains(found),
        "payers_sentence": pictures.payers_sentence(found),
        "swings": pictures.swings(found),
        "tornado": pictures.what_moves_it(found) if found.result["swings"] else None,
        "moves_sentence": pictures.moves_sentence(found),
        "edits": edits,
        "may_approve": edits and not found.is_approved and found.saved_by_id != request.user.pk,
        "break_even": _break_even(found),
        "others": scenarios_for(request.user).exclude(pk=found.pk)[:20],
    }
    return render(request, "costs/scenario.html", content)


def _break_even(found: Scenario) -> list[tuple[str, float | None, float]]:
    """Of each item of which there were fewer: how many it would take, and how many it is in this scenario."""
    known = {each["item"]: each["number"] for each in found.effects}
    return [(item, number, known[item]) for item, number in found.result["break_even"].items()]


@requires(Permission.VIEW_COSTS)
@require_POST
def recompute(request: SignedInRequest, scenario_id: UUID) -> HttpResponse:
    """Compute it again from what it keeps."""
    found = scenario_for(request.user, scenario_id)
    try:
        done = recompute_scenario(scenario=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect(ONE, scenario_id)
    if done.recomputed_same:
        messages.success(request, "Computed again: the same to the cent.")
    else:
        messages.error(request, "Computed again, it differs. Another version of the program may reckon otherwise.")
    return redirect(ONE, scenario_id)


@requires(Permission.EDIT_COSTS)
@require_POST
def approve(request: SignedInRequest, scenario_id: UUID) -> HttpResponse:
    """Stand for it as a second person."""
    found = scenario_for(request.user, scenario_id)
    said = "Approved. Reports may use its sentence."
    return deed(request, lambda: approve_scenario(scenario=found, by=request.user), said, ONE, scenario_id)


@requires(Permission.EDIT_COSTS)
@require_POST
def take_back(request: SignedInRequest, scenario_id: UUID) -> HttpResponse:
    """Take its approval back."""
    found = scenario_for(request.user, scenario_id)
    said = "The approval is taken back."
    return deed(request, lambda: take_approval_back(scenario=found, by=request.user), said, ONE, scenario_id)


@requires(Permission.EDIT_COSTS)
@require_POST
def discard(request: SignedInRequest, scenario_id: UUID) -> HttpResponse:
    """Take it off the list."""
    found = scenario_for(request.user, scenario_id)
    if found.is_approved:
        messages.error(request, "An approved scenario is not discarded. Take the approval back first.")
        return redirect(ONE, scenario_id)
    return deed(request, lambda: discard_scenario(scenario=found, by=request.user), "Discarded.", ALL)


@requires(Permission.VIEW_COSTS)
@require_GET
def compare(request: SignedInRequest) -> HttpResponse:
    """Two scenarios beside each other, drawn with the same dice."""
    form = CompareForm(request.GET or None, scenarios=scenarios_for(request.user))
    if not form.is_valid():
        messages.error(request, "Choose two scenarios that are there.")
        return redirect(ALL)
    first, second = form.cleaned_data["first"], form.cleaned_data["second"]
    content = {"form": form, "first": first, "second": second, **compared(first, second)}
    return render(request, "costs/compare.html", content)


@requires(Permission.VIEW_COSTS)
@require_GET
def scenario_csv(request: SignedInRequest, scenario_id: UUID) -> HttpResponse:
    """One scenario as CSV."""
    return csv_file("scenario.csv", lines_of_scenario(scenario_for(request.user, scenario_id)))


@requires(Permission.VIEW_COSTS)
@require_GET
def scenario_xlsx(request: SignedInRequest, scenario_id: UUID) -> HttpResponse:
    """One scenario as a workbook."""
    return xlsx_file("scenario.xlsx", lines_of_scenario(scenario_for(request.user, scenario_id)))
