"""Coverage, and saying why a call was missed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_current_timezone_name
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.program.coverage.actions.noting import note_reason
from coresponder.program.coverage.forms import PeriodForm, ReasonForm
from coresponder.program.coverage.queries.coverage import coverage, missed_call
from coresponder.program.coverage.vocabulary import Missed
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

MOST_LISTED = 50


@requires(Permission.VIEW_COVERAGE)
@require_GET
@never_cache
def coverage_page(request: SignedInRequest) -> HttpResponse:
    """How many eligible calls were reached, and why the others were not."""
    form = PeriodForm(request.GET if "from_on" in request.GET else PeriodForm.usual())
    is_right = form.is_valid()
    days = form.cleaned_data if is_right else PeriodForm.usual()
    found = coverage(request.user, from_on=days["from_on"], to_on=days["to_on"])
    sees_calls = may(request.user, Permission.VIEW_LIVE_CALLS)
    content = {
        "form": form,
        "coverage": found,
        "zone": get_current_timezone_name(),
        "listed": found.missed[:MOST_LISTED] if sees_calls else [],
        "sees_calls": sees_calls,
        "may_note": may(request.user, Permission.NOTE_MISSED_CALLS),
    }
    return render(request, "coverage/coverage.html", content, status=200 if is_right else 422)


@requires(Permission.NOTE_MISSED_CALLS)
@require_http_methods(["GET", "POST"])
@never_cache
def say_why(request: SignedInRequest, missed_id: UUID) -> HttpResponse:
    """Why no team came to one call."""
    seen = missed_call(request.user, missed_id)
    form = ReasonForm(request.POST or None, initial={"reason": seen.standing.missed})
    if request.method == "POST" and form.is_valid():
        note_reason(call=seen.call, reason=Missed(form.cleaned_data["reason"]), by=request.user)
        messages.success(request, "Noted. It counts from now on.")
        return redirect("coverage:coverage")
    return render(request, "coverage/say_why.html", {"form": form, "seen": seen}, status=422 if form.errors else 200)
