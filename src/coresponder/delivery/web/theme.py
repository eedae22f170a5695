"""Light, dark, or as the device says: remembered in a cookie, so that it works without a script."""

from typing import Final

from django.http import HttpRequest

COOKIE: Final = "theme"
COOKIE_AGE_SECONDS: Final = 365 * 24 * 60 * 60
SYSTEM: Final = "system"
THEMES: Final = {SYSTEM: "As the device", "light": "Light", "dark": "Dark"}


def theme_of(request: HttpRequest) -> str:
    """The theme that the person chose; anything unknown counts as no choice."""
    chosen = request.COOKIES.get(COOKIE, SYSTEM)
    return chosen if chosen in THEMES else SYSTEM
