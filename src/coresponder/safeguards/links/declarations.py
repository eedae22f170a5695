"""How a view declares that whoever has a link may open it.

    path("post-capacity/<slug:secret>/", post_capacity)

    @open_to_links(LinkPurpose.CAPACITY)
    @require_http_methods(["GET", "POST"])
    def post_capacity(request: HttpRequest, link: Link) -> HttpResponse: ...

The view gets the link in place of the secret, and is not called for a link that opens nothing. Its template extends
`links/base.html`, which has no menu. Nobody signs in, nothing is kept by a browser or a proxy, and no other site is
told the address. Browsers send no origin with a form of such a page, so that Django's check would refuse it; the
secret in the address is what nobody else can forge.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from coresponder.safeguards.audit.context import address_of
from coresponder.safeguards.links.actions import LinkRefused, open_link
from coresponder.safeguards.links.vocabulary import LinkPurpose
from coresponder.safeguards.permissions.declarations import Access, View, declare


def open_to_links(purpose: LinkPurpose) -> Callable[[View], View]:
    """The view is for whoever has a link of this purpose; everybody else gets one and the same answer."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, secret: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                link = open_link(secret, purpose=purpose, from_address=address_of(request))
                return kept_private(view(request, link, *args, **kwargs))
            except LinkRefused as refused:
                return kept_private(refusal(request, refused))

        return declare(csrf_exempt(opened), Access(kind="link", reason=f"a link for {purpose.label} is the proof"))

    return decorate


def refusal(request: HttpRequest, refused: LinkRefused) -> HttpResponseBase:
    """The one page for every link that opens nothing: 404, or 429 for whoever guessed too often."""
    status = 404 if refused.try_again_at is None else 429
    return render(request, "links/refused.html", {"refused": refused}, status=status)


def kept_private(response: HttpResponseBase) -> HttpResponseBase:
    """Nobody on the way keeps the page, and no other site learns its address."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
