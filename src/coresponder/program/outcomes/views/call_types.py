"""Reviewing call types: the list, a decision with what it would do, taking one back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.analysis.measures.definitions import DEFINITIONS
from coresponder.kernel.errors import CoresponderError
from coresponder.program.calls.actions.decisions import decide_call_types, take_decision_back
from coresponder.program.calls.queries.decisions import history_of
from coresponder.program.calls.vocabulary import DecidedNexus
from coresponder.program.outcomes.forms import DecideForm, TypeFilterForm
from coresponder.program.outcomes.queries.call_types import (
    TypeLine,
    TypeReview,
    decisions_after,
    effects_of,
    review_for,
)
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

TYPES_PER_PAGE = 100


@requires(Permission.VIEW_CALL_TYPES)
@require_GET
def call_types(request: SignedInRequest) -> HttpResponse:
    """Every call type by volume, narrowed to those that need a person first."""
    review = review_for(request.user)
    content: dict[str, Any] = {"review": review, **_rights(request)}
    if review is not None:
        content |= _listed(request, review)
    return render(request, "outcomes/call_types.html", content)


@requires(Permission.REVIEW_CALL_TYPES)
@require_http_methods(["GET", "POST"])
def decide(request: SignedInRequest) -> HttpResponse:
    """One or several types, what each choice would do, and the choice."""
    review = review_for(request.user)
    sent = request.POST if request.method == "POST" else request.GET
    lines = review.chosen(sent.getlist("type")) if review else []
    if review is None or not lines:
        messages.info(request, "No call type was chosen. Choose at least one in the list.")
        return redirect("outcomes:call_types")
    form = DecideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _decided(request, form, lines)
    return _decide_page(request, review, lines, form)


@requires(Permission.REVIEW_CALL_TYPES)
@require_POST
def take_back(request: SignedInRequest) -> HttpResponse:
    """Let the rule table judge a type again."""
    review = review_for(request.user)
    lines = review.chosen(request.POST.getlist("type")[:1]) if review else []
    if not lines:
        raise Http404
    try:
        take_decision_back(spelling=lines[0].spelling, reason=request.POST.get("reason", ""), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The decision was taken back; the rules judge this type again.")
    return redirect("outcomes:call_types")


def _decided(request: SignedInRequest, form: DecideForm, lines: list[TypeLine]) -> HttpResponse:
    decide_call_types(
        spellings=[line.spelling for line in lines],
        nexus=DecidedNexus(form.cleaned_data["nexus"]),
        reason=form.cleaned_data["reason"],
        by=request.user,
    )
    messages.success(request, "Saved. The next build uses it.")
    return redirect("outcomes:call_types")


def _decide_page(request: SignedInRequest, review: TypeReview, lines: list[TypeLine], form: DecideForm) -> HttpResponse:
    content = {
        "heading": lines[0].spelling if len(lines) == 1 else f"{len(lines)} call types",
        "lines": lines,
        "effects": effects_of(review, [line.spelling for line in lines]),
        "definitions": list(DEFINITIONS),
        "form": form,
        "history": list(history_of(lines[0].spelling)) if len(lines) == 1 else [],
    }
    return render(request, "outcomes/decide.html", content, status=422 if form.errors else 200)


def _listed(request: SignedInRequest, review: TypeReview) -> dict[str, Any]:
    """The lines that the filter lets through, a page of them."""
    shown = TypeFilterForm(request.GET if request.GET else {"show": _first_to_look_at(review)})
    shown.is_valid()
    wanted, search = shown.cleaned_data.get("show") or "all", shown.cleaned_data.get("search", "")
    lines = [
        line for line in review.lines if _is_wanted(line, wanted) and search.casefold() in line.spelling.casefold()
    ]
    return {
        "filter": shown,
        "page": Paginator(lines, TYPES_PER_PAGE).get_page(request.GET.get("page")),
        "caption": f"{len(lines):,} of {len(review.lines):,} call types, most calls first",
        "newer_decisions": decisions_after(review.baseline),
    }


def _first_to_look_at(review: TypeReview) -> str:
    """Unknown types, or possible ones where every type is known, or all."""
    counts = {count.nexus: count.types for count in review.counts}
    return next((nexus for nexus in ("unknown", "possible") if counts[nexus]), "all")


def _is_wanted(line: TypeLine, wanted: str) -> bool:
    return wanted == "all" or line.nexus == wanted or (wanted == "decided" and line.decision is not None)


def _rights(request: SignedInRequest) -> dict[str, bool]:
    return {
        "may_decide": may(request.user, Permission.REVIEW_CALL_TYPES),
        "may_build": may(request.user, Permission.BUILD_BASELINES),
    }
