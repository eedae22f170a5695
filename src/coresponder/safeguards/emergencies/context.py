"""What every page says while something is open in an emergency, and while a notice waits."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.emergencies.queries import open_now, unread_notices


def emergencies(request: HttpRequest) -> dict[str, Any]:
    """The openings of the signed-in account that are open now, and how many notices it has not read.

    Both are asked for only where a page shows them, so that a page without a frame costs nothing.
    """
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not user.is_active:
        return {"open_in_emergency": [], "unread_notices": 0}
    return {
        "open_in_emergency": SimpleLazyObject(lambda: open_now(user)),
        "unread_notices": SimpleLazyObject(lambda: unread_notices(user).count()),
    }
