"""The yearly review of accounts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.accounts.vocabulary import ReviewVerdict
from coresponder.safeguards.permissions import Permission, recently_proven, requires
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.staff.actions.reviews import decide, open_review, sign_off
from coresponder.safeguards.staff.forms import VerdictForm
from coresponder.safeguards.staff.queries.reviews import (
    accounts_in,
    is_review_due,
    next_review_due_on,
    review_seen_by,
    reviews_seen_by,
)
from coresponder.safeguards.staff.views.doing import done

REVIEW = requires(Permission.REVIEW_ACCOUNTS)


@REVIEW
@require_GET
def reviews(request: SignedInRequest) -> HttpResponse:
    """Every review, and when the next one is due."""
    content = {
        "reviews": reviews_seen_by(request.user),
        "due_on": next_review_due_on(),
        "is_due": is_review_due(request.user),
    }
    return render(request, "staff/reviews.html", content)


@REVIEW
@recently_proven
@require_POST
def begin(request: SignedInRequest) -> HttpResponse:
    """Open a review over all open accounts."""
    try:
        review = open_review(by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("staff:reviews")
    return redirect("staff:review", review.pk)


@REVIEW
@require_GET
def review(request: SignedInRequest, review_id: int) -> HttpResponse:
    """Every account of the review with what is decided about it."""
    found = review_seen_by(request.user, review_id)
    lines = [(each, role_of(each.role)) for each in accounts_in(found)]
    return render(request, "staff/review.html", {"review": found, "lines": lines, "verdicts": ReviewVerdict.choices})


@REVIEW
@recently_proven
@require_POST
def decide_one(request: SignedInRequest, review_id: int, reviewed_id: int) -> HttpResponse:
    """What becomes of one account."""
    found = get_object_or_404(accounts_in(review_seen_by(request.user, review_id)), pk=reviewed_id)
    form = VerdictForm(request.POST)
    if form.is_valid():
        verdict, note = ReviewVerdict(form.cleaned_data["verdict"]), form.cleaned_data["note"]
        done(request, decide, "Decided.", account=found, verdict=verdict, note=note)
    else:
        messages.error(request, "Nothing was decided. Choose keep, change or close; a note has 300 characters at most.")
    return redirect("staff:review", review_id)


@REVIEW
@recently_proven
@require_POST
def finish(request: SignedInRequest, review_id: int) -> HttpResponse:
    """Sign the review off."""
    found = review_seen_by(request.user, review_id)
    done(request, sign_off, "The review is signed off.", review=found)
    return redirect("staff:review", review_id)
