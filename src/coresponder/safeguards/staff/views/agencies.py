"""The agencies that are partners of the program."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, recently_proven, requires
from coresponder.safeguards.staff.actions.agencies import add_agency, close_agency, reopen_agency
from coresponder.safeguards.staff.forms import AgencyForm
from coresponder.safeguards.staff.queries.accounts import agencies_managed_by
from coresponder.safeguards.staff.views.doing import done, filled_in

MANAGE = requires(Permission.MANAGE_ACCOUNTS)


@MANAGE
@require_GET
def agencies(request: SignedInRequest) -> HttpResponse:
    """Every partner, and a form for another."""
    return _page(request, AgencyForm())


@MANAGE
@recently_proven
@require_POST
def add(request: SignedInRequest) -> HttpResponse:
    """A new partner."""
    form = AgencyForm(request.POST)
    if filled_in(form, add_agency, by=request.user) is None:
        return _page(request, form)
    messages.success(request, "The agency is added.")
    return redirect("staff:agencies")


@MANAGE
@recently_proven
@require_POST
def close(request: SignedInRequest, agency_id: int) -> HttpResponse:
    """A partner leaves."""
    found = get_object_or_404(Agency, pk=agency_id)
    done(request, close_agency, "The agency has left the program, and its accounts with it.", agency=found)
    return redirect("staff:agencies")


@MANAGE
@recently_proven
@require_POST
def reopen(request: SignedInRequest, agency_id: int) -> HttpResponse:
    """A partner comes back."""
    found = get_object_or_404(Agency, pk=agency_id)
    done(request, reopen_agency, "The agency is part of the program again.", agency=found)
    return redirect("staff:agencies")


def _page(request: SignedInRequest, form: AgencyForm) -> HttpResponse:
    return render(request, "staff/agencies.html", {"agencies": agencies_managed_by(request.user), "form": form})
