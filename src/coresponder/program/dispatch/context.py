"""Who has to be looked after, on every page of those who answer for it."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from coresponder.program.dispatch.queries.safety import SeenAlert, open_alerts
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may

# These show the alerts themselves, with what to do about them.
SHOW_THEM_THEMSELVES = ("/teams/", "/board/")


def alerts(request: HttpRequest) -> dict[str, Any]:
    """The alerts that nobody has closed, as a function, which a template calls where it shows them."""
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not may(user, Permission.ANSWER_ALERTS):
        return {"safety_alerts": []}

    @cache
    def safety_alerts() -> list[SeenAlert]:
        return [] if request.path.startswith(SHOW_THEM_THEMSELVES) else open_alerts(user)

    return {"safety_alerts": safety_alerts}
