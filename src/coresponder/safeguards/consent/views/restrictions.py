"""What a person wants kept from somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.consent.actions.restrictions import lift_restriction, restrict_sharing
from coresponder.safeguards.consent.describing import class_words
from coresponder.safeguards.consent.forms import LiftForm, RestrictionForm
from coresponder.safeguards.consent.models import Restriction
from coresponder.safeguards.consent.persons import check_person
from coresponder.safeguards.consent.queries import restrictions_seen_by
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.RESTRICT_SHARING)
@never_cache
@require_http_methods(["GET", "POST"])
def restrict(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Keep something from an agency, or from every other, from now on."""
    check_person(person_id, by=request.user)
    form = RestrictionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        restrict_sharing(person_id=person_id, **form.cleaned_data, by=request.user)
        messages.success(request, "It is kept from them from now on.")
        return redirect("consent:consents", person_id)
    content = {"person_id": person_id, "form": form}
    return render(request, "consent/restrict.html", content, status=422 if form.errors else 200)


@requires(Permission.RESTRICT_SHARING)
@never_cache
@require_http_methods(["GET", "POST"])
def lift(request: SignedInRequest, person_id: UUID, restriction_id: UUID) -> HttpResponse:
    """The person no longer wants it kept from them."""
    check_person(person_id, by=request.user)
    found = get_object_or_404(restrictions_seen_by(request.user, person_id), pk=restriction_id)
    form = LiftForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _lifted(request, found, form.cleaned_data["reason"])
    content = {
        "person_id": person_id,
        "form": form,
        "restriction": found,
        "what": class_words([found.data_class]) if found.data_class else "everything",
        "kept_from": found.kept_from.name if found.kept_from else "every other agency",
    }
    return render(request, "consent/lift.html", content, status=422 if form.errors else 200)


def _lifted(request: SignedInRequest, found: Restriction, reason: str) -> HttpResponse:
    try:
        lift_restriction(restriction=found, reason=reason, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The restriction is lifted. Agreements and consents apply again.")
    return redirect("consent:consents", found.person_id)
