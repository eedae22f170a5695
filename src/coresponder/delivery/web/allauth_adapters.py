"""What django-allauth does differently here: no e-mail, no sign-up, secrets encrypted, single sign-on by invitation."""

import base64
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.envelope import seal, unseal
from coresponder.safeguards.encryption.keys import key_to_read, key_to_write
from coresponder.safeguards.staff.actions.inviting import accept_invitation, invitation_still_open
from coresponder.safeguards.staff.middleware import SIGNED_IN_ELSEWHERE

# In a session: the invitation whose link was followed and that is not accepted yet.
INVITATION = "invitation"
KEY_GROUP = "accounts:second_factors"
NOT_INVITED = "That sign-in worked, but it belongs to no account here. Ask the coordinator for an invitation."
FAILED_ELSEWHERE = "Signing in there did not work. Try again, or ask the coordinator."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Accounts come from invitations only, and the pages speak for themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account alone."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The library's own messages are left out."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """The program sends no e-mail; that anything tries to is a mistake."""
        raise RuntimeError("Accounts here have no e-mail address.")

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Somebody whom the identity provider knows, and whose account is closed."""
        messages.error(request, "This account is closed. Ask the coordinator.")
        return redirect("web:sign_in")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps and recovery codes lie encrypted in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is not right, or it was used already. Wait for the next one and type that.",
    }

    def encrypt(self, text: str) -> str:
        """In an envelope, as text."""
        return base64.b64encode(seal(text.encode(), key=key_to_write(KEY_GROUP), belongs_to=KEY_GROUP)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Out of the envelope."""
        envelope = base64.b64decode(encrypted_text)
        return unseal(envelope, key=key_to_read(KEY_GROUP), belongs_to=KEY_GROUP).decode()

    def generate_authenticator_name(self, user: User, type: str) -> str:
        """What a passkey is called unless its owner says otherwise."""
        return f"Passkey {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """What the device shows when it asks which passkey to use."""
        return {"id": str(user.pk).encode(), "display_name": user.display_name, "name": user.username}


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An identity provider says who somebody is, never what that person may do: that comes from an invitation."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """No account is made because an identity provider knows somebody."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let in whoever is known, tie a stranger to the invitation whose link was followed, refuse everybody else."""
        if not sociallogin.is_existing:
            self._accept(request, sociallogin)
        # What the provider tells about a person (names, addresses) is not needed and not kept.
        sociallogin.account.extra_data = {}
        sociallogin.account.save(update_fields=["extra_data"])
        request.session[SIGNED_IN_ELSEWHERE] = sociallogin.user.pk

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """One sentence for everything that can go wrong elsewhere."""
        messages.error(request, FAILED_ELSEWHERE)
        raise ImmediateHttpResponse(redirect("web:sign_in"))

    def _accept(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        try:
            invitation = invitation_still_open(request.session.pop(INVITATION))
            user = accept_invitation(invitation=invitation, username=f"sso-{secrets.token_hex(4)}", password=None)
        except (KeyError, CoresponderError):
            messages.error(request, NOT_INVITED)
            raise ImmediateHttpResponse(redirect("web:sign_in")) from None
        sociallogin.connect(request, user)
