"""What every page says while something is open in an emergency, and while a notice waits."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.emergencies.queries import OpenNow, open_now, unread_notices


def emergencies(request: HttpRequest) -> dict[str, Any]:
    """The openings of the signed-in account that are open now, and how many notices it has not read.

    Both are functions, which a template calls where it shows them: a page without a frame asks for nothing.
    """
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not user.is_active:
        return {"open_in_emergency": [], "unread_notices": 0}

    @cache
    def open_in_emergency() -> list[OpenNow]:
        return open_now(user)

    @cache
    def unread() -> int:
        return unread_notices(user).count()

    return {"open_in_emergency": open_in_emergency, "unread_notices": unread}
