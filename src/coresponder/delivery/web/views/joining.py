"""Accepting an invitation: the one-time link, a username, a password; the second factor comes next."""

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.delivery.web.allauth_adapters import INVITATION
from coresponder.delivery.web.forms import JoinForm
from coresponder.delivery.web.views.signing_in import around_signing_in
from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import Invitation
from coresponder.safeguards.permissions import public
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.staff.actions.inviting import (
    accept_invitation,
    invitation_behind,
    invitation_still_open,
)


@public("an invited person has no account yet; the link is the proof")
@require_GET
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Follow the link. The token leaves the address at once, and stays out of what the browser sends on."""
    try:
        found = invitation_behind(token)
    except CoresponderError as problem:
        return render(request, "web/invitation_not_valid.html", {"sentence": str(problem)}, status=404)
    if request.user.is_authenticated:
        logout(request)
    request.session[INVITATION] = str(found.pk)
    return redirect("web:join")


@public("an invited person has no account yet; the session remembers the link")
@require_http_methods(["GET", "POST"])
@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """Choose a username and a password."""
    try:
        found = invitation_still_open(request.session[INVITATION])
    except KeyError:
        return redirect("web:sign_in")
    except CoresponderError as problem:
        return render(request, "web/invitation_not_valid.html", {"sentence": str(problem)}, status=404)
    form = JoinForm(request.POST or None, owner=found.renews, display_name=found.display_name)
    if request.method == "POST" and form.is_valid():
        return _joined(request, found, form)
    content = {"form": form, "invitation": found, "given_role": role_of(found.role), **around_signing_in(request)}
    return render(request, "web/join.html", content)


def _joined(request: HttpRequest, found: Invitation, form: JoinForm) -> HttpResponse:
    username = form.cleaned_data.get("username", "")
    try:
        user = accept_invitation(invitation=found, username=username, password=form.cleaned_data["password"])
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("web:join")
    request.session.pop(INVITATION, None)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    messages.success(request, "Your account is ready. Set up a second factor now: a passkey or an authenticator app.")
    return redirect("mfa_index")
