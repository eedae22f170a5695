"""What the frame of every page needs to know."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from coresponder import __version__
from coresponder.delivery.web.navigation import Group, groups_for
from coresponder.delivery.web.theme import THEMES, theme_of
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.staff.sessions import idle_minutes_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """Navigation, theme, time zone, and whether this is the demonstration."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated

    @cache
    def navigation() -> list[Group]:
        """A function, which a template calls where it shows the menu: the many pieces of pages show none."""
        return groups_for(request) if signed_in else []

    return {
        "navigation": navigation,
        "role": role_of(getattr(user, "role", "")) if signed_in else None,
        "theme": theme_of(request),
        "themes": THEMES,
        "time_zone": timezone.get_current_timezone_name(),
        "is_demo": settings.DEMO,
        "idle_minutes": idle_minutes_of(getattr(getattr(request, "real_user", user), "role", ""))
        if signed_in
        else None,
        "version": __version__,
        # The page of an export leads on to an app that comes after its own, which it therefore cannot name.
        "build_address": reverse("outcomes:build"),
    }
