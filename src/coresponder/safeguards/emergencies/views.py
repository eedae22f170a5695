"""The pages about openings in an emergency: opening, closing, reviewing, and how many there were."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.consent.describing import class_words
from coresponder.safeguards.consent.persons import check_person, page_of
from coresponder.safeguards.emergencies.actions import close_opening, open_in_emergency, read_opening, review_opening
from coresponder.safeguards.emergencies.forms import EmergencyForm, ReviewForm
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.emergencies.queries import (
    months_of_openings,
    opening_seen_by,
    overdue,
    own_openings,
    reviewed,
    waiting_for_review,
)
from coresponder.safeguards.emergencies.rules import published, state_of
from coresponder.safeguards.emergencies.vocabulary import OpeningState
from coresponder.safeguards.permissions import Permission, may, requires
from coresponder.safeguards.permissions.step_up import recently_proven

PER_PAGE = 50
STATE_TONES = {OpeningState.OPEN: "problem", OpeningState.CLOSED: "attention", OpeningState.REVIEWED: "good"}


@requires(Permission.OPEN_IN_EMERGENCY)
@recently_proven
@never_cache
@require_http_methods(["GET", "POST"])
def open_record(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The form that opens named classes of one person's record, for a few hours and with a reason."""
    check_person(person_id, by=request.user)
    form = EmergencyForm(request.POST if request.method == "POST" else None, by=request.user)
    if request.method == "POST" and form.is_valid():
        opening = open_in_emergency(person_id=person_id, emergency=form.emergency(), by=request.user)
        messages.warning(request, "It is open now. It closes by itself; close it earlier when you no longer need it.")
        return redirect("emergencies:opening", opening.pk)
    content = {"form": form, "person_id": person_id, "person_page": page_of(person_id)}
    return render(request, "emergencies/open_record.html", content, status=422 if form.errors else 200)


@requires(Permission.OPEN_IN_EMERGENCY)
@never_cache
@require_GET
def own(request: SignedInRequest) -> HttpResponse:
    """What the person opened so far, and what the reviews found."""
    page = Paginator(own_openings(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "emergencies/own.html", {"page": page, "lines": _lines(page.object_list)})


@requires(Permission.REVIEW_EMERGENCIES)
@never_cache
@require_GET
def queue(request: SignedInRequest) -> HttpResponse:
    """What waits for a review, what is overdue, and what was reviewed."""
    waiting, today = waiting_for_review(request.user), timezone.localdate()
    page = Paginator(reviewed(request.user), PER_PAGE).get_page(request.GET.get("page"))
    content = {
        "waiting": _lines(waiting),
        "overdue": overdue(waiting, today).count(),
        "page": page,
        "reviewed": _lines(page.object_list),
    }
    return render(request, "emergencies/queue.html", content)


@requires(Permission.VIEW_MEASURES)
@require_GET
def counts(request: SignedInRequest) -> HttpResponse:
    """How often records were opened in an emergency, month by month, as it may be published."""
    return render(request, "emergencies/counts.html", {"months": _published_months()})


# One page for the two roles that an opening has: whoever opened it and whoever reviews it. The action lets in no other.
@requires(Permission.VIEW_MEASURES)
@never_cache
@require_GET
def opening(request: SignedInRequest, opening_id: UUID) -> HttpResponse:
    """One opening: what is open, until when, why, and what the review found."""
    return _opening_page(request, read_opening(opening_id=opening_id, by=request.user), ReviewForm())


@requires(Permission.VIEW_MEASURES)
@require_POST
def close(request: SignedInRequest, opening_id: UUID) -> HttpResponse:
    """Close it before its time."""
    try:
        close_opening(opening=opening_seen_by(request.user, opening_id), by=request.user)
    except CoresponderError:
        messages.info(request, "It was closed already.")
    else:
        messages.success(request, "It is closed. Its review is still due.")
    return redirect("emergencies:opening", opening_id)


@requires(Permission.REVIEW_EMERGENCIES)
@require_POST
def review(request: SignedInRequest, opening_id: UUID) -> HttpResponse:
    """Sign the review."""
    found, form = opening_seen_by(request.user, opening_id), ReviewForm(request.POST)
    if not form.is_valid():
        return _opening_page(request, found, form)
    try:
        review_opening(opening=found, finding=form.found(), note=form.cleaned_data["note"], by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("emergencies:opening", opening_id)
    messages.success(request, "The review is signed.")
    return redirect("emergencies:queue")


def _opening_page(request: SignedInRequest, found: Opening, form: ReviewForm) -> HttpResponse:
    line = _line(found)
    is_own = found.opened_by_id == request.user.pk
    is_reviewer = may(request.user, Permission.REVIEW_EMERGENCIES) and not is_own
    content = {
        "line": line,
        "form": form,
        "person_page": page_of(found.person_id) if is_own else "",
        "may_review": is_reviewer and line["state"] == OpeningState.CLOSED,
        "must_close_first": is_reviewer and line["state"] == OpeningState.OPEN,
        "is_reviewer": is_reviewer,
    }
    return render(request, "emergencies/opening.html", content, status=422 if form.errors else 200)


def _lines(openings: Any) -> list[dict[str, Any]]:
    return [_line(opening) for opening in openings]


def _line(opening: Opening) -> dict[str, Any]:
    """An opening as a page shows it."""
    state = state_of(opening, timezone.now())
    ended_at = None if state == OpeningState.OPEN else opening.closed_at or opening.closes_at
    return {
        "opening": opening,
        "state": state,
        "state_word": state.label.capitalize(),
        "tone": STATE_TONES[state],
        "classes": class_words(opening.data_classes),
        "kind": opening.get_kind_display(),
        "threat_to": opening.get_threat_to_display(),
        "ended_at": ended_at,
        "is_overdue": state != OpeningState.REVIEWED and opening.review_due_on < timezone.localdate(),
    }


def _published_months() -> list[dict[str, Any]]:
    lines = []
    for month in months_of_openings(timezone.localdate()):
        total, parts = published(month.openings, [month.justified, month.not_justified, month.waiting])
        justified, not_justified, waiting = parts
        lines.append(
            {
                "month": month.first_day,
                "openings": total,
                "justified": justified,
                "not_justified": not_justified,
                "waiting": waiting,
            }
        )
    return lines
