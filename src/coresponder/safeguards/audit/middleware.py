"""What the audit trail has to know of every request: where it comes from, who looks as whom, who was refused."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from coresponder.safeguards.audit.context import coming_from
from coresponder.safeguards.audit.refusals import record_refusal
from coresponder.safeguards.permissions.denials import Denied

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class RememberOrigin:
    """Lets every event of this request know its session and its source address."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with coming_from(request):
            return self.get_response(request)


class WriteRefusals:
    """Writes every denial down. It stands behind DenyByDefault, which turns a stranger's denial into a plain 404."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Called for whatever a view raises; the transaction of the view is over by then."""
        if isinstance(exception, Denied):
            record_refusal(exception, user=request.user, page=page_of(request))


def page_of(request: HttpRequest) -> str:
    """The name of the route, which says what was asked for without saying about whom."""
    found: Any = request.resolver_match
    return found.view_name if found is not None else ""
