"""Looking at the program as another account sees it, for one session and thirty minutes.

While it lasts, pages see the other account as `request.user`; `request.real_user` is who looks, and
`request.is_viewing_as` is True. Nothing can be sent: every method that could change something is refused. Words of
records are hidden (see context.looking_as), and nothing is written to the ledger of disclosures.
"""

import time
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.actions.viewing import end_viewing
from coresponder.safeguards.audit.audit_events import VIEWING_PAGE
from coresponder.safeguards.audit.context import ViewingAs, looking_as
from coresponder.safeguards.audit.middleware import GetResponse, page_of
from coresponder.safeguards.audit.queries.viewing import accounts_to_look_as
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.audit.refusals import record_refusal
from coresponder.safeguards.permissions import Denied, Permission, may

MINUTES = 30
SESSION_KEY = "looking_as"
CHANGES_NOTHING = frozenset({"GET", "HEAD", "OPTIONS"})
READ_ONLY = "read_only_while_looking_as_another"
NO_FILES = "no_files_while_looking_as_another"
WHY_REFUSED = {
    READ_ONLY: "While you look at the program as another account, nothing can be changed.",
    # What stands in a file was written down before, with its words.
    NO_FILES: "While you look at the program as another account, no file is handed out.",
}
STOP = "audit:stop_looking"


class RequestLookingAs(HttpRequest):
    """What the middleware puts on every request."""

    real_user: User | AnonymousUser
    is_viewing_as: bool


def begin(session: SessionBase, account: User) -> None:
    """From the next request on, and for thirty minutes, this session sees what the account sees."""
    session[SESSION_KEY] = {"account": account.pk, "until": time.time() + MINUTES * 60}


def account_in(session: SessionBase) -> int | None:
    """As which account this session looks; None when it looks as itself."""
    found = session.get(SESSION_KEY)
    return cast(int, found["account"]) if found else None


def end(session: SessionBase, *, how: str, by: User) -> None:
    """The session sees its own account's pages again."""
    account_id = account_in(session)
    if account_id is not None:
        del session[SESSION_KEY]
        end_viewing(account_id=account_id, how=how, by=by)


def account_seen_as(session: SessionBase, by: User) -> User | None:
    """As which account the session looks: its own, or the other's; None when looking as the other is over."""
    if account_in(session) is None:
        return by
    if _why_over(session, by):
        return None
    return User.objects.select_related("agency").filter(pk=account_in(session) or 0).first()


class LookAsAnother:
    """Swaps the account of a request for the one as which its session looks, and lets nothing be changed."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        looking = cast(RequestLookingAs, request)
        looking.real_user, looking.is_viewing_as = request.user, False
        if account_in(request.session) is None or not isinstance(request.user, User):
            return self.get_response(request)
        return self._answer(looking, request.user)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> None:
        """Every page that is seen as another account is an event."""
        looking = cast(RequestLookingAs, request)
        if looking.is_viewing_as and isinstance(request.user, User):
            page, about = page_of(request)[:70] or "unnamed", f"account:{request.user.pk}"
            with transaction.atomic():
                record(VIEWING_PAGE, by=request.user, about=about, details={"page": page})

    def _answer(self, request: RequestLookingAs, by: User) -> HttpResponseBase:
        page = _page(request)
        if page == STOP or page in settings.OWN_SESSION_PAGES:
            return self.get_response(request)
        if page in settings.SIGN_OUT_PAGES:
            end(request.session, how="signed_out", by=by)
            return self.get_response(request)
        if ending := _why_over(request.session, by):
            end(request.session, how=ending, by=by)
            messages.info(request, "You see your own pages again: the time to look as another account is over.")
            return redirect("audit:look_as")
        return self._as_another(request, by, page)

    def _as_another(self, request: RequestLookingAs, by: User, page: str) -> HttpResponseBase:
        other = User.objects.select_related("agency").get(pk=account_in(request.session) or 0)
        request.user, request.is_viewing_as = other, True
        with looking_as(ViewingAs(by=by, as_id=other.pk)):
            if request.method not in CHANGES_NOTHING:
                raise self._refused(READ_ONLY, other, page)
            answer = self.get_response(request)
            if "attachment" in answer.headers.get("Content-Disposition", ""):
                refused = self._refused(NO_FILES, other, page)
                answer.close()
                raise refused
            return answer

    def _refused(self, code: str, other: User, page: str) -> Denied:
        denied = Denied(code, WHY_REFUSED[code])
        record_refusal(denied, user=other, page=page)
        return denied


def _why_over(session: SessionBase, by: User) -> str:
    """A code for why the look is over; "" while it goes on. Rights are asked for again with every page."""
    state = session[SESSION_KEY]
    if time.time() >= state["until"]:
        return "time_over"
    allowed = may(by, Permission.VIEW_AS_ANOTHER) and accounts_to_look_as().filter(pk=state["account"]).exists()
    return "" if allowed else "not_allowed"


def _page(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""
