"""The pages for what cannot be shown: refused, not found, broken."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.handlers.asgi import ASGIRequest
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coresponder.safeguards.permissions import Denied, public

Page = Callable[..., HttpResponse]
NOT_ALLOWED = "You may not open this page."
FORM_TOO_OLD = (
    "The form was open too long, or did not come from this program. "
    "Go back, load the page again, and send it once more."
)


def giving_its_connection_back(page: Page) -> Page:
    """Under ASGI, Django makes these pages on a thread that is not the request's, and closes no connection there."""

    @wraps(page)
    def made(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return page(request, *args, **kwargs)
        finally:
            if isinstance(request, ASGIRequest):
                connections.close_all()

    return made


@public("everybody may read why something was refused")
@giving_its_connection_back
def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the sentence of the denial."""
    sentence = exception.sentence if isinstance(exception, Denied) else NOT_ALLOWED
    return render(request, "web/refused.html", {"sentence": sentence}, status=403)


@public("everybody may read that a form was too old")
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from one of our pages, or from one that was open too long."""
    return render(request, "web/refused.html", {"sentence": FORM_TOO_OLD}, status=403)


@public("everybody may read that there is no such page")
@giving_its_connection_back
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same for what does not exist and for what a stranger may not know of."""
    return render(request, "web/not_found.html", status=404)


@public("everybody may read that something broke")
def broken(request: HttpRequest) -> HttpResponse:
    """500, without the database and without the person, since either may be what broke."""
    return render(None, "web/broken.html", status=500)
