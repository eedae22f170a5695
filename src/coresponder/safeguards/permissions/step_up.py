"""Step-up: before somebody exports, breaks the glass or administers, the program asks once more who that is.

    @requires(Permission.OPEN_IN_EMERGENCY)
    @recently_proven
    @require_http_methods(["GET", "POST"])
    def open_in_emergency(request: SignedInRequest, ...) -> HttpResponse: ...

Put it below the declaration of access and above everything else, on the page with the form as well as on the view that
receives it. Signing in counts as proof. Whoever proved it more than five minutes ago (settings.STEP_UP_MINUTES) is led
to a page that asks for the password or the second factor (in the demonstration, for one click), and then back. What a
form sent meanwhile is not done; it is carried through the page, stored nowhere, and sent with one more click. A file
cannot be carried: it has to be chosen again.

Source: CJIS Security Policy IA-11 (re-authenticate for privileged functions). It does not protect an unlocked screen
during the five minutes; the idle lock does that later.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.module_loading import import_string

from coresponder.safeguards.permissions.declarations import View, access_of

PROVEN_AT = "proven_at"


def recently_proven(view: View) -> View:
    """The view runs only for somebody who proved within the last minutes who that is; others are asked first."""
    if access_of(view):
        raise TypeError("Put @recently_proven below the declaration of access, so that strangers meet that first.")

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_recently_proven(request):
            return view(request, *args, **kwargs)
        ask: Callable[[HttpRequest], HttpResponseBase] = import_string(settings.STEP_UP_PAGE)
        return ask(request)

    return guarded


def note_proof(request: HttpRequest) -> None:
    """Remember in the session that the person has just proved who that is."""
    request.session[PROVEN_AT] = timezone.now().timestamp()


def is_recently_proven(request: HttpRequest) -> bool:
    """Whether the last proof is recent enough; one from the future, by a clock that was set back, is none."""
    proven_at = request.session.get(PROVEN_AT)
    if not isinstance(proven_at, int | float):
        return False
    age_seconds = timezone.now().timestamp() - proven_at
    return 0 <= age_seconds <= timedelta(minutes=settings.STEP_UP_MINUTES).total_seconds()
