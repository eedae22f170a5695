"""Inviting somebody: a link that the coordinator copies and hands over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, recently_proven, requires
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.staff.actions.inviting import HandedOut, invite, invite_again, withdraw_invitation
from coresponder.safeguards.staff.forms import InvitationForm
from coresponder.safeguards.staff.queries.accounts import account_managed_by, invitations_managed_by
from coresponder.safeguards.staff.views.doing import done, filled_in

MANAGE = requires(Permission.MANAGE_ACCOUNTS)


@MANAGE
@require_GET
def invitations(request: SignedInRequest) -> HttpResponse:
    """Who was invited, and what became of it."""
    now = timezone.now()
    lines = [(each, role_of(each.role), each.expires_at <= now) for each in invitations_managed_by(request.user)]
    return render(request, "staff/invitations.html", {"lines": lines})


@MANAGE
@recently_proven
@never_cache
@require_http_methods(["GET", "POST"])
def invite_somebody(request: SignedInRequest) -> HttpResponse:
    """Fill in who; the link is shown once."""
    form = InvitationForm(request.POST or None)
    made = filled_in(form, invite, by=request.user) if request.method == "POST" else None
    if made is None:
        return render(request, "staff/invite.html", {"form": form})
    return _shown(request, made)


@MANAGE
@recently_proven
@never_cache
@require_POST
def set_up_anew(request: SignedInRequest, account_id: int) -> HttpResponse:
    """A link for somebody who has lost the password or the device."""
    found = account_managed_by(request.user, account_id)
    try:
        made = invite_again(user=found, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("staff:account", account_id)
    return _shown(request, made)


@MANAGE
@recently_proven
@require_POST
def withdraw(request: SignedInRequest, invitation_id: UUID) -> HttpResponse:
    """The link works no more."""
    found = get_object_or_404(invitations_managed_by(request.user), pk=invitation_id)
    done(request, withdraw_invitation, "The invitation is withdrawn.", invitation=found)
    return redirect("staff:invitations")


def _shown(request: SignedInRequest, made: HandedOut) -> HttpResponse:
    address = request.build_absolute_uri(reverse("web:invitation", args=[made.token]))
    content = {"invitation": made.invitation, "given_role": role_of(made.invitation.role), "address": address}
    return render(request, "staff/invited.html", content)
