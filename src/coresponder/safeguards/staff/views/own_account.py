"""One's own account: for whom one acts, what one is qualified as, how one signs in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from coresponder.safeguards.accounts.models import Membership
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import recently_proven, signed_in
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.staff.actions.memberships import act_for
from coresponder.safeguards.staff.queries.accounts import credentials_of, memberships_in_force
from coresponder.safeguards.staff.queries.second_factors import has_second_factor
from coresponder.safeguards.staff.rules import expiry_of
from coresponder.safeguards.staff.views.doing import done


@signed_in("everybody may look at the own account")
@require_GET
def own_account(request: SignedInRequest) -> HttpResponse:
    """Agency and role, the other memberships, second factors, credentials."""
    today = timezone.localdate()
    user = request.user
    jobs = [
        (each, role_of(each.role), each.agency_id == user.agency_id and each.role == user.role)
        for each in memberships_in_force(user, today)
    ]
    content = {
        "jobs": jobs,
        "credentials": [(each, expiry_of(each, today)) for each in credentials_of(user)],
        "has_second_factor": has_second_factor(user),
        "has_password": user.has_usable_password(),
    }
    return render(request, "staff/own_account.html", content)


@signed_in("everybody with several memberships chooses in which to act")
@recently_proven
@require_POST
def act(request: SignedInRequest, membership_id: int) -> HttpResponse:
    """Act in another of one's memberships from now on."""
    membership = get_object_or_404(Membership, pk=membership_id, user=request.user)
    done(request, act_for, "You act for another agency now.", membership=membership)
    return redirect("web:home")
