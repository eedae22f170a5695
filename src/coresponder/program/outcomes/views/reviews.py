"""Review meetings: what changed, what was decided, did it help."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.kernel.errors import CoresponderError
from coresponder.program.outcomes.actions.reviews import (
    begin_review,
    close_review,
    record_decision,
    remove_decision,
    write_review,
)
from coresponder.program.outcomes.dashboard.charts import shown_chart
from coresponder.program.outcomes.dashboard.seen import Seen, seen_by
from coresponder.program.outcomes.forms.reviews import DecisionForm, PeriodForm, ReviewForm
from coresponder.program.outcomes.helped import helped
from coresponder.program.outcomes.models import Review, ReviewDecision
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.program.outcomes.queries.reviews import (
    decision_for,
    last_review,
    marks_of_decisions,
    review_for,
    reviews_for,
)
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

ON_A_PAGE = 30
QUARTER_DAYS = 91
REVIEW, REVIEWS = "outcomes:review", "outcomes:reviews"


@requires(Permission.VIEW_OUTCOMES)
@require_GET
def reviews(request: SignedInRequest) -> HttpResponse:
    """Every review meeting, the newest first."""
    rows = Paginator(reviews_for(request.user), ON_A_PAGE).get_page(request.GET.get("page"))
    content = {
        "rows": rows,
        "may_hold": may(request.user, Permission.HOLD_REVIEWS),
        "is_assessed": newest_assessment() is not None,
    }
    return render(request, "outcomes/reviews.html", content)


@requires(Permission.HOLD_REVIEWS)
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin the record of a meeting; the program drafts what changed."""
    form = PeriodForm(request.POST or None, initial=_next_period())
    if request.method == "POST" and form.is_valid():
        try:
            review = begin_review(**form.cleaned_data, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Begun. What changed is drafted below.")
            return redirect(REVIEW, review.pk)
    return _form_page(request, form, title="Begin a review meeting", button="Begin", back=reverse(REVIEWS))


@requires(Permission.VIEW_OUTCOMES)
@require_GET
@never_cache
def review(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """One meeting as it is read and printed: what changed, what was decided, whether it helped."""
    found = review_for(request.user, review_id)
    newest = newest_assessment()
    seen = seen_by(request.user, newest) if newest else None
    content: dict[str, Any] = {
        "review": found,
        "decisions": [_shown(each, seen) for each in found.decisions.select_related("review")],
        "newest": newest,
        "may_write": found.is_open and may(request.user, Permission.HOLD_REVIEWS),
    }
    return render(request, "outcomes/review.html", content)


@requires(Permission.HOLD_REVIEWS)
@require_http_methods(["GET", "POST"])
def edit(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Write what was said."""
    found = review_for(request.user, review_id)
    initial = {name: getattr(found, name) for name in ("held_on", "first_on", "last_on", "notes", "version")}
    form = ReviewForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        try:
            write_review(review=found, seen_version=told.pop("version"), **told, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Saved.")
            return redirect(REVIEW, found.pk)
    return _form_page(request, form, title="Write what was said", button="Save", back=reverse(REVIEW, args=[found.pk]))


@requires(Permission.HOLD_REVIEWS)
@require_http_methods(["GET", "POST"])
def decide(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Record a decision."""
    found = review_for(request.user, review_id)
    return _decision_page(request, found, DecisionForm(request.POST or None), None)


@requires(Permission.HOLD_REVIEWS)
@require_http_methods(["GET", "POST"])
def reword(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    """Record another wording of a decision."""
    decision = decision_for(request.user, decision_id)
    initial = {name: getattr(decision, name) for name in ("text", "owner", "due_on", "measure_key", "expected")}
    return _decision_page(request, decision.review, DecisionForm(request.POST or None, initial=initial), decision)


@requires(Permission.HOLD_REVIEWS)
@require_POST
def remove(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    """Take a decision out of a review that is open."""
    decision = decision_for(request.user, decision_id)
    review_id = decision.review_id
    try:
        remove_decision(decision=decision, by=request.user)
        messages.success(request, "The decision is taken out.")
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect(REVIEW, review_id)


@requires(Permission.HOLD_REVIEWS)
@require_POST
def close(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Close a review, after which it stays as it is."""
    found = review_for(request.user, review_id)
    try:
        close_review(review=found, by=request.user)
        messages.success(request, "The review is closed.")
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect(REVIEW, found.pk)


def _decision_page(
    request: SignedInRequest, found: Review, form: DecisionForm, instead_of: ReviewDecision | None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            record_decision(review=found, decided=form.decided, by=request.user, instead_of=instead_of)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "The decision is recorded.")
            return redirect(REVIEW, found.pk)
    title = "Change a decision" if instead_of else "Record a decision"
    return _form_page(request, form, title=title, button="Record it", back=reverse(REVIEW, args=[found.pk]))


def _form_page(request: SignedInRequest, form: Any, *, title: str, button: str, back: str) -> HttpResponse:
    content = {"form": form, "title": title, "button_words": button, "back": back}
    return render(request, "outcomes/review_form.html", content, status=422 if form.errors else 200)


def _next_period() -> dict[str, Any]:
    """From the day after the last review’s period, or the last quarter, until yesterday."""
    today = timezone.localdate()
    last = last_review()
    first_on = last.last_on + timedelta(days=1) if last else today - timedelta(days=QUARTER_DAYS)
    yesterday = today - timedelta(days=1)
    return {"held_on": today, "first_on": min(first_on, yesterday), "last_on": yesterday}


def _shown(decision: ReviewDecision, seen: Seen | None) -> dict[str, Any]:
    """A decision with the chart of its measure on which it is marked, and what came of it so far."""
    content: dict[str, Any] = {"decision": decision}
    if not decision.measure_key or seen is None or decision.measure_key not in seen.measures:
        return content
    measure, launch_on = seen.named(decision.measure_key), seen.assessed.launch.on
    content["measure"] = outcome_named(decision.measure_key)
    content["helped"] = helped(decision, measure, launch_on, all_of_it=seen.all_of_it)
    if measure.months is not None:
        marks = (*measure.marks, *marks_of_decisions(decision.measure_key))
        content["chart"] = shown_chart(
            measure.months, marks, launch_on, title=content["measure"].title, key=f"{measure.key}-{decision.number}"
        )
    return content
