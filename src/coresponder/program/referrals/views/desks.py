"""Where services take referrals, how they answer, and to whom overdue ones rise."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.referrals.actions.desks import set_desk
from coresponder.program.referrals.actions.rising import choose_rises_to
from coresponder.program.referrals.forms.referrals import ColleagueForm, DeskForm, service_listed
from coresponder.program.referrals.models import ReferralDesk
from coresponder.program.referrals.queries.duty import chosen_for, may_be_chosen
from coresponder.program.referrals.queries.performance import performance_of, services_asked, services_of_agency
from coresponder.program.referrals.queries.services import every_service
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

MOST_FOUND = 40


@requires(Permission.MANAGE_REFERRAL_DESKS)
@require_GET
def desks(request: SignedInRequest) -> HttpResponse:
    """Every desk, services without one by name, and to whom overdue referrals rise."""
    words = request.GET.get("name", "").strip()[:80]
    without = every_service().filter(referral_desk=None, name__icontains=words) if words else every_service().none()
    rows = ReferralDesk.objects.select_related("service__organization__agency", "set_by").order_by("service__name")
    content = {
        "desks": list(rows),
        "words": words,
        "found": list(without.order_by("name")[:MOST_FOUND]),
        "agencies": _agencies(),
    }
    return render(request, "referrals/desks.html", content)


@requires(Permission.MANAGE_REFERRAL_DESKS)
@require_http_methods(["GET", "POST"])
def desk(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """Where one service takes referrals."""
    service = service_listed(service_id)
    if service is None:
        raise Http404
    known = ReferralDesk.objects.filter(service=service).first()
    names = ("email", "code_phone", "is_open")
    form = DeskForm(request.POST or None, initial={name: getattr(known, name) for name in names} if known else {})
    if request.method == "POST" and form.is_valid():
        try:
            set_desk(service=service, by=request.user, **form.cleaned_data)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Noted. Referrals go there from now on.")
            return redirect("referrals:desks")
    status = 422 if request.method == "POST" else 200
    return render(request, "referrals/desk.html", {"form": form, "service": service, "known": known}, status=status)


@requires(Permission.MANAGE_REFERRAL_DESKS)
@require_POST
def rises_to(request: SignedInRequest, agency_id: int) -> HttpResponse:
    """Who of an agency is told of overdue referrals."""
    agency = Agency.objects.filter(pk=agency_id, is_active=True).first()
    if agency is None:
        raise Http404
    form = ColleagueForm(request.POST, colleagues=list(may_be_chosen(agency.pk)))
    if not form.is_valid():
        messages.error(request, "Choose somebody of the list.")
    else:
        choose_rises_to(agency=agency, account=form.chosen, by=request.user)
        messages.success(request, "Noted. What is overdue rises there from now on.")
    return redirect("referrals:desks")


@requires(Permission.VIEW_REFERRAL_PERFORMANCE)
@require_GET
def performance(request: SignedInRequest) -> HttpResponse:
    """How services answered within a year: all of them for whoever refers, the own ones for a partner."""
    refers = may(request.user, Permission.WRITE_REFERRALS) or may(request.user, Permission.MANAGE_REFERRAL_DESKS)
    services = services_asked() if refers else services_of_agency(request.user.agency_id)
    of_all = "What services were asked within a year, and how they answered. It says how likely a yes is, and no more."
    of_own = "What your services were asked within a year, and how they answered. You see no other service’s numbers."
    content = {"rows": performance_of(services), "lead": of_all if refers else of_own}
    return render(request, "referrals/performance.html", content)


def _agencies() -> list[tuple[Agency, ColleagueForm]]:
    """Every agency in which somebody writes referrals, with the form to choose who is told."""
    found = []
    for agency in Agency.objects.filter(is_active=True).order_by("name"):
        colleagues = list(may_be_chosen(agency.pk))
        chosen = chosen_for(agency.pk)
        if colleagues:
            initial = {"account": chosen.pk if chosen else None}
            form = ColleagueForm(colleagues=colleagues, initial=initial, auto_id=f"agency-{agency.pk}-%s")
            found.append((agency, form))
    return found
