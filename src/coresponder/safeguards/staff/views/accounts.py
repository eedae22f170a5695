"""People with accounts, for the coordinator: the list, one account, and what can be done about it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from coresponder.safeguards.accounts.models import Credential, Membership, ReviewedAccount, User
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, recently_proven, requires
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.staff.actions.closing import close_account, release_lock, reopen_account
from coresponder.safeguards.staff.actions.credentials import add_credential, remove_credential
from coresponder.safeguards.staff.actions.memberships import add_membership, end_membership
from coresponder.safeguards.staff.actions.reviews import note_change_made
from coresponder.safeguards.staff.forms import CredentialForm, EndForm, MembershipForm
from coresponder.safeguards.staff.queries.accounts import (
    account_managed_by,
    accounts_managed_by,
    changes_asked_for,
    credentials_of,
    credentials_to_renew,
    memberships_of,
)
from coresponder.safeguards.staff.rules import expiry_of, is_in_force
from coresponder.safeguards.staff.views.doing import done, filled_in

ACCOUNTS_PER_PAGE = 100
MANAGE = requires(Permission.MANAGE_ACCOUNTS)


@MANAGE
@require_GET
def accounts(request: SignedInRequest) -> HttpResponse:
    """Who has an account, open ones first, and what waits for the coordinator."""
    page = Paginator(accounts_managed_by(request.user), ACCOUNTS_PER_PAGE).get_page(request.GET.get("page"))
    content = {
        "page": page,
        "lines": [(account, role_of(account.role)) for account in page.object_list],
        "changes": [(change, role_of(change.role)) for change in changes_asked_for(request.user)],
        "expired": credentials_to_renew(request.user, timezone.localdate()),
    }
    return render(request, "staff/accounts.html", content)


@MANAGE
@require_GET
def account(request: SignedInRequest, account_id: int) -> HttpResponse:
    """One account with its memberships and credentials."""
    return _page(request, account_managed_by(request.user, account_id))


@MANAGE
@recently_proven
@require_POST
def close(request: SignedInRequest, account_id: int) -> HttpResponse:
    """Close the account at once."""
    found = account_managed_by(request.user, account_id)
    done(request, close_account, "The account is closed, and its sessions have ended.", user=found)
    return redirect("staff:account", account_id)


@MANAGE
@recently_proven
@require_POST
def reopen(request: SignedInRequest, account_id: int) -> HttpResponse:
    """Open a closed account again."""
    found = account_managed_by(request.user, account_id)
    done(request, reopen_account, "The account is open again.", user=found)
    return redirect("staff:account", account_id)


@MANAGE
@recently_proven
@require_POST
def release(request: SignedInRequest, account_id: int) -> HttpResponse:
    """Release the lock that follows too many failures."""
    found = account_managed_by(request.user, account_id)
    done(request, release_lock, "The lock is released.", user=found)
    return redirect("staff:account", account_id)


@MANAGE
@recently_proven
@require_POST
def add_to_agency(request: SignedInRequest, account_id: int) -> HttpResponse:
    """Another membership."""
    found = account_managed_by(request.user, account_id)
    form = MembershipForm(request.POST, prefix="job")
    if filled_in(form, add_membership, user=found, by=request.user) is None:
        return _page(request, found, membership_form=form)
    messages.success(request, "The membership is added.")
    return redirect("staff:account", account_id)


@MANAGE
@recently_proven
@require_POST
def end(request: SignedInRequest, membership_id: int) -> HttpResponse:
    """End a membership on a day."""
    membership = get_object_or_404(Membership, pk=membership_id)
    form = EndForm(request.POST)
    if filled_in(form, end_membership, membership=membership, by=request.user) is None:
        sentences = [str(sentence) for errors in form.errors.values() for sentence in errors]
        messages.error(request, " ".join(sentences))
    else:
        messages.success(request, "The end of the membership is noted.")
    return redirect("staff:account", membership.user_id)


@MANAGE
@recently_proven
@require_POST
def add_qualification(request: SignedInRequest, account_id: int) -> HttpResponse:
    """A license, certification or training."""
    found = account_managed_by(request.user, account_id)
    form = CredentialForm(request.POST, prefix="credential")
    if filled_in(form, add_credential, user=found, by=request.user) is None:
        return _page(request, found, credential_form=form)
    messages.success(request, "It is recorded.")
    return redirect("staff:account", account_id)


@MANAGE
@recently_proven
@require_POST
def remove_qualification(request: SignedInRequest, credential_id: int) -> HttpResponse:
    """One that was recorded by mistake, or has been replaced."""
    credential = get_object_or_404(Credential, pk=credential_id)
    done(request, remove_credential, "It is removed.", credential=credential)
    return redirect("staff:account", credential.user_id)


@MANAGE
@recently_proven
@require_POST
def change_made(request: SignedInRequest, reviewed_id: int) -> HttpResponse:
    """What a review asked for has been changed."""
    found = get_object_or_404(ReviewedAccount, pk=reviewed_id)
    done(request, note_change_made, "Noted: the change is made.", account=found)
    return redirect("staff:accounts")


def _page(request: SignedInRequest, found: User, **forms: Any) -> HttpResponse:
    today = timezone.localdate()
    memberships = [
        (each, role_of(each.role), is_in_force(each, today), each.ends_on is None or each.ends_on >= today)
        for each in memberships_of(found)
    ]
    content = {
        "account": found,
        "their_role": role_of(found.role),
        "memberships": memberships,
        "credentials": [(each, expiry_of(each, today)) for each in credentials_of(found)],
        "membership_form": MembershipForm(prefix="job"),
        "credential_form": CredentialForm(prefix="credential"),
        "end_form": EndForm(),
        "is_own": found.pk == request.user.pk,
        **forms,
    }
    return render(request, "staff/account.html", content)
