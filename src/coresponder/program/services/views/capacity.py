"""Live capacity for people with an account: the list of facilities, posting, arrivals, refusals."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.services.actions.capacity import (
    announce_inbound,
    note_refusal,
    post_capacity,
    take_back_refusal,
)
from coresponder.program.services.forms.capacity import InboundForm, RefusalForm
from coresponder.program.services.models import FacilityDesk, Refusal, Service
from coresponder.program.services.queries.capacity import (
    capacity_of,
    facilities,
    history,
    inbound_words,
)
from coresponder.program.services.views.posting import form_for
from coresponder.program.services.vocabulary.capacity import CapacityState
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

MOST_REFUSALS = 20


@requires(Permission.VIEW_SERVICES)
@never_cache
@require_GET
def facilities_page(request: SignedInRequest) -> HttpResponse:
    """Every facility with a live page: what it says, and how old that is."""
    content = {
        "facilities": facilities(),
        "may_manage": may(request.user, Permission.MANAGE_SERVICES),
        "may_verify": may(request.user, Permission.VERIFY_SERVICES),
        "may_post": may(request.user, Permission.POST_CAPACITY),
    }
    return render(request, "services/capacity/facilities.html", content)


@requires(Permission.POST_CAPACITY)
@never_cache
@require_http_methods(["GET", "POST"])
def post(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """Say for a facility how full it is, when it called instead of tapping."""
    desk = _desk(service_id)
    form = form_for(desk, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("note", "posted_by_words")}
        state = CapacityState(form.cleaned_data["state"])
        post_capacity(service=desk.service, state=state, free=form.free, by=request.user, **given)
        messages.success(request, f"Posted. It holds for {desk.hours_it_holds} hours.")
        return redirect("capacity:post", service_id)
    content = {
        "form": form,
        "desk": desk,
        "live": capacity_of(desk.service),
        "inbound": inbound_words(desk.service, timezone.now()),
        "history": history(desk.service),
        "inbound_form": InboundForm(),
        "refusal_form": RefusalForm(),
        "refusals": Refusal.objects.filter(service=desk.service).select_related("noted_by")[:MOST_REFUSALS],
        "may_manage": may(request.user, Permission.MANAGE_SERVICES),
    }
    return render(request, "services/capacity/post.html", content, status=422 if form.errors else 200)


@requires(Permission.POST_CAPACITY)
@require_POST
def announce(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """Tell the facility that somebody comes."""
    desk, form = _desk(service_id), InboundForm(request.POST)
    if not form.is_valid():
        return _said(request, service_id, None, "Choose in how many minutes.")
    minutes = form.cleaned_data["minutes"]
    return _said(
        request,
        service_id,
        lambda: announce_inbound(service=desk.service, minutes=minutes, by=request.user),
        f"The facility’s page shows one arrival in {minutes} minutes. It shows no name.",
    )


@requires(Permission.POST_CAPACITY)
@require_POST
def refuse(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """Write down that the facility refused."""
    desk, form = _desk(service_id), RefusalForm(request.POST)
    if not form.is_valid():
        return _said(request, service_id, None, "Choose why the facility refused.")
    because = form.cleaned_data["because"]
    return _said(
        request, service_id, lambda: note_refusal(service=desk.service, because=because, by=request.user), "Noted."
    )


@requires(Permission.POST_CAPACITY)
@require_POST
def take_back(request: SignedInRequest, service_id: UUID, refusal_id: UUID) -> HttpResponse:
    """Take back what one noted by mistake."""
    refusal = get_object_or_404(Refusal, pk=refusal_id, service=service_id)
    return _said(request, service_id, lambda: take_back_refusal(refusal=refusal, by=request.user), "Taken back.")


def _desk(service_id: UUID) -> FacilityDesk:
    services = Service.objects.current()
    return get_object_or_404(FacilityDesk.objects.select_related("service"), service__in=services, pk=service_id)


def _said(request: SignedInRequest, service_id: UUID, deed: Callable[[], object] | None, words: str) -> HttpResponse:
    """Do it and say so, or say what is missing; then back to the facility."""
    try:
        if deed is None:
            messages.error(request, words)
        else:
            deed()
            messages.success(request, words)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("capacity:post", service_id)
