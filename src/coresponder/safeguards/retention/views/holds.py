"""Legal holds: which there are, a new one, one that is lifted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, requires
from coresponder.safeguards.retention.actions.holds import lift_hold, place_hold
from coresponder.safeguards.retention.categories import CATEGORIES
from coresponder.safeguards.retention.forms import HoldForm
from coresponder.safeguards.retention.models import LegalHold


@requires(Permission.MANAGE_RETENTION)
@require_http_methods(["GET", "POST"])
def holds(request: SignedInRequest) -> HttpResponse:
    """The holds that hold, those that were lifted, and the form for a new one."""
    form = HoldForm(request.POST) if request.method == "POST" else HoldForm()
    if form.is_bound and form.is_valid() and _placed(request, form):
        messages.success(request, "The hold is in place. Nothing that it covers is disposed of.")
        return redirect("retention:holds")
    found = list(LegalHold.objects.select_related("placed_by", "lifted_by"))
    open_together(found)
    lines = [(hold, CATEGORIES[hold.category].title if hold.category in CATEGORIES else "") for hold in found]
    return render(request, "retention/holds.html", {"lines": lines, "form": form}, status=422 if form.errors else 200)


@requires(Permission.MANAGE_RETENTION)
@require_POST
def lift(request: SignedInRequest, hold_id: UUID) -> HttpResponse:
    """The hold holds no more."""
    try:
        lift_hold(hold=get_object_or_404(LegalHold, pk=hold_id), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The hold is lifted.")
    return redirect("retention:holds")


def _placed(request: SignedInRequest, form: HoldForm) -> bool:
    wishes = form.cleaned_data
    try:
        place_hold(person_id=form.person, category=wishes["category"], reason=wishes["reason"], by=request.user)
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return False
    return True
