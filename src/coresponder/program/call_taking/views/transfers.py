"""Handing a call over to 988, and taking it over from there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.call_taking.actions.transferring import move_transfer, offer_transfer
from coresponder.program.call_taking.forms.transfers import OfferForm, StepForm
from coresponder.program.call_taking.queries.transfers import SeenTransfer, transfer_of, transfers_of
from coresponder.program.call_taking.vocabulary import Direction, TransferState
from coresponder.program.calls.queries.live import call_seen_by
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_LIVE_CALLS)
@require_GET
@never_cache
def transfers(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """Every transfer of a call with its steps, and what may come next."""
    call = call_seen_by(request.user, call_id)
    seen = transfers_of(request.user, call)
    content = {
        "call": call,
        "seen": [(each, _forms(each)) for each in seen],
        "offer": None
        if any(each.transfer.state in ("offered", "made", "unanswered") for each in seen)
        else OfferForm(),
        "may_enter": may(request.user, Permission.ENTER_CALLS),
    }
    return render(request, "call_taking/transfers.html", content)


@requires(Permission.ENTER_CALLS)
@require_POST
def offer(request: SignedInRequest, call_id: UUID) -> HttpResponse:
    """A transfer begins."""
    call = call_seen_by(request.user, call_id)
    form = OfferForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say which way, and why.")
        return redirect("call_taking:transfers", call_id)
    told = form.cleaned_data
    try:
        offer_transfer(call=call, direction=Direction(told["direction"]), because=told["because"], by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("call_taking:transfers", call_id)


@requires(Permission.ENTER_CALLS)
@require_POST
def step(request: SignedInRequest, call_id: UUID, transfer_id: UUID) -> HttpResponse:
    """A transfer goes on."""
    seen = transfer_of(request.user, call_seen_by(request.user, call_id), transfer_id)
    state = request.POST.get("state", "")
    if state not in TransferState.values:
        messages.error(request, "Choose how it went on.")
        return redirect("call_taking:transfers", call_id)
    form = StepForm(request.POST, state=TransferState(state))
    because = form.cleaned_data.get("because", "") if form.is_valid() else ""
    try:
        move_transfer(transfer_id=seen.transfer.pk, state=TransferState(state), because=because, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
    return redirect("call_taking:transfers", call_id)


def _forms(seen: SeenTransfer) -> list[StepForm]:
    return [
        StepForm(state=state, prefix=None, auto_id=f"id_{seen.transfer.pk}_{state}_%s") for state in seen.next_states
    ]
