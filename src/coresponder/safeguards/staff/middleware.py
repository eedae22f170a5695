"""On every request of somebody signed in: is the session still good, does the membership hold, is it unlocked?

Fails closed: a session that does not say when it began is over. Pages that are open to all are shown in any case.
"""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit import viewing
from coresponder.safeguards.permissions import access_of
from coresponder.safeguards.staff.actions.memberships import settle_memberships
from coresponder.safeguards.staff.queries.accounts import acts_within_a_membership
from coresponder.safeguards.staff.queries.second_factors import has_second_factor
from coresponder.safeguards.staff.sessions import is_locked, is_over, note_use

# What somebody whose session is locked may still open.
WHILE_LOCKED = frozenset({"web:prove", "web:sign_out"})
# What somebody without the second factor that is required may still open.
WHILE_SETTING_UP = WHILE_LOCKED | {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "web:session_used",
}
# A page asks this by itself, again and again: that is no use of the session.
NO_USE = frozenset(
    {
        "web:session_used",
        "web:prove",
        "runs:progress",
        "news:stream",
        "board:now",
        "board:stream",
        "board:wall_now",
        "dispatch:phone_state",
        "encounters:field_state",
    }
)
# In a session: the account that an identity provider has signed in.
SIGNED_IN_ELSEWHERE = "signed_in_elsewhere"


class SessionLimits:
    """Ends, locks or holds up a session before any view sees it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Called before every view, after its URL has been matched."""
        # Who looks as another account is bound by their own limits, never by the other's.
        user = cast(viewing.RequestLookingAs, request).real_user
        access = access_of(view)
        if not isinstance(user, User) or (access is not None and access.kind in ("public", "link")):
            return None
        page = request.resolver_match.view_name if request.resolver_match else ""
        held_up = _ended(request, user) or _held_up(request, user, page)
        is_called = access is not None and access.kind == "operations"
        return _told_to_sign_in() if held_up is not None and is_called else held_up


def _told_to_sign_in() -> HttpResponse:
    """A program that calls the interface can do nothing with a page that asks."""
    sentence = "The session is over, is locked, or lacks a second factor. Open the program in a browser and sign in."
    return JsonResponse({"code": "session_held_up", "sentence": sentence}, status=401)


def _ended(request: HttpRequest, user: User) -> HttpResponse | None:
    """Sign out whose time is up, or who works for nobody any more."""
    if is_over(request.session):
        _sign_out(request, user)
        messages.info(request, "Your session has ended, because it was as long as one may be. Sign in again.")
        return redirect(f"{reverse('web:sign_in')}?{urlencode({'next': _address_to_come_back_to(request)})}")
    if user.agency_id is not None and not acts_within_a_membership(user, timezone.localdate()):
        settle_memberships(user=user)
        _sign_out(request, user)
        messages.info(request, "The membership that you acted in has ended. Sign in again if you have another one.")
        return redirect("web:sign_in")
    return None


def _sign_out(request: HttpRequest, user: User) -> None:
    """End the session, and before that a look as another account, in the name of whose session it is."""
    viewing.end(request.session, how="signed_out", by=user)
    request.user = user
    logout(request)


def _held_up(request: HttpRequest, user: User, page: str) -> HttpResponse | None:
    """Ask whose session was left alone, and who still needs a second factor."""
    if is_locked(request.session, user.role):
        return None if page in WHILE_LOCKED else _ask(request)
    if page not in WHILE_SETTING_UP and lacks_second_factor(request.session, user):
        messages.info(request, "Set up a second factor first: without one, nothing else is open to you.")
        return redirect("mfa_index")
    if page not in NO_USE:
        note_use(request.session)
    return None


def _ask(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    ask: Callable[[HttpRequest], HttpResponse] = import_string(settings.STEP_UP_PAGE)
    return ask(request)


def lacks_second_factor(session: SessionBase, user: User) -> bool:
    """Whether somebody signed in without the second factor that is required."""
    if not settings.REQUIRE_SECOND_FACTOR or has_second_factor(user):
        return False
    believed = settings.SINGLE_SIGN_ON_IS_SECOND_FACTOR and session.get(SIGNED_IN_ELSEWHERE) == user.pk
    return not believed


def _address_to_come_back_to(request: HttpRequest) -> str:
    return request.get_full_path() if request.method == "GET" else "/"
