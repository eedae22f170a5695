"""The board of the own agency's open referrals, and what somebody was told."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coresponder.program.referrals.actions.rising import read_notices
from coresponder.program.referrals.queries.referrals import board_of, unread_notices
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.WRITE_REFERRALS)
@require_GET
@never_cache
@transaction.atomic
def board(request: SignedInRequest) -> HttpResponse:
    """Every open referral, by how far it is."""
    mine = request.GET.get("whose") == "mine"
    columns = board_of(request.user, mine=mine)
    cards = [card for column in columns for card in column.cards]
    content = {
        "columns": columns,
        "mine": mine,
        "cards": len(cards),
        "overdue": sum(card.is_overdue for card in cards),
        "unread": unread_notices(request.user),
        "may_manage": may(request.user, Permission.MANAGE_REFERRAL_DESKS),
        "now": timezone.now(),
    }
    return render(request, "referrals/board.html", content)


@requires(Permission.WRITE_REFERRALS)
@require_POST
def notices_read(request: SignedInRequest) -> HttpResponse:
    """Everything that somebody was told has been read."""
    read_notices(by=request.user)
    messages.success(request, "Marked as read.")
    return redirect("referrals:board")
