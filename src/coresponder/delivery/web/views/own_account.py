"""One's own account: second factors, recovery codes, password, and that the session is still in use."""

import re
from typing import Any

from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from coresponder.delivery.web.forms import NewPasswordForm
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import recently_proven, signed_in
from coresponder.safeguards.staff.audit_events import PASSWORD_CHANGED
from coresponder.safeguards.staff.second_factor_trail import write_added
from coresponder.safeguards.staff.sessions import note_use, seconds_until_locked

OWN = signed_in("everybody looks after the own second factors")
DECLARATION = re.compile(r"^<\?xml[^>]*\?>\s*")


class SetUpAuthenticatorApp(ActivateTOTPView):  # type: ignore[misc]  # allauth carries no types
    """The picture to scan, without its declaration, so that it can stand in the page."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The library's, with the picture hidden from screen readers: the key beside it says the same."""
        content: dict[str, Any] = super().get_context_data(**kwargs)
        drawing = DECLARATION.sub("", content["totp_svg"]).replace("<svg ", '<svg aria-hidden="true" ', 1)
        content["picture"] = mark_safe(drawing)  # noqa: S308 - drawn by the program from its own key
        return content

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        """Set up and written down together."""
        return _added(self, super().form_valid(form), Authenticator.Type.TOTP)


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """A passkey, or a security key."""

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        """Added and written down together."""
        return _added(self, super().form_valid(form), Authenticator.Type.WEBAUTHN)


class NewRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]
    """Ten new codes in place of the old ones."""

    did_generate_recovery_codes = False

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        """Made and written down together."""
        return _added(self, super().form_valid(form), Authenticator.Type.RECOVERY_CODES)


class RemoveApp(DeactivateTOTPView):  # type: ignore[misc]
    """The authenticator app is removed and that is written down, or neither."""

    form_valid = transaction.atomic(DeactivateTOTPView.form_valid)


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]
    """Back to the list afterwards."""

    success_url = reverse_lazy("mfa_index")
    form_valid = transaction.atomic(RemoveWebAuthnView.form_valid)


def _added(view: Any, response: HttpResponse, kind: str) -> HttpResponse:
    write_added(view.request.user, kind)
    if view.did_generate_recovery_codes:
        write_added(view.request.user, Authenticator.Type.RECOVERY_CODES)
    return response


second_factors = OWN(IndexView.as_view())
set_up_app = OWN(recently_proven(SetUpAuthenticatorApp.as_view()))
remove_app = OWN(recently_proven(RemoveApp.as_view()))
add_passkey = OWN(recently_proven(AddPasskey.as_view()))
remove_passkey = OWN(recently_proven(RemovePasskey.as_view()))
recovery_codes = OWN(recently_proven(ViewRecoveryCodesView.as_view()))
new_recovery_codes = OWN(recently_proven(NewRecoveryCodes.as_view()))


@signed_in("everybody changes the own password")
@recently_proven
@require_http_methods(["GET", "POST"])
def password(request: SignedInRequest) -> HttpResponse:
    """Set a new password; every other session of the account ends."""
    form = NewPasswordForm(request.user, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "web/password.html", {"form": form})
    with transaction.atomic():
        form.save()
        record(PASSWORD_CHANGED, by=request.user, about=f"account:{request.user.pk}", details={})
    update_session_auth_hash(request, request.user)
    messages.success(request, "The password is changed. Every other session of your account has ended.")
    return redirect("staff:own_account")


@signed_in("the page asks for its own session")
@require_http_methods(["GET", "POST"])
def session_used(request: SignedInRequest) -> JsonResponse:
    """Say when the session locks; a POST says that the person is still there."""
    if request.method == "POST":
        note_use(request.session)
    return JsonResponse({"seconds_left": seconds_until_locked(request.session, request.user.role)})
