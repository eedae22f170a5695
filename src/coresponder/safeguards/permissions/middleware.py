"""The last door: a view that declares no access is refused, whoever asks."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from coresponder.safeguards.permissions.declarations import access_of
from coresponder.safeguards.permissions.denials import UNDECLARED, Denied


class DenyByDefault:
    """Refuses views without a declaration, and tells strangers nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: list[Any], kwargs: dict[str, Any]
    ) -> None:
        """Called before every view, after its URL has been matched."""
        if access_of(view) is None:
            raise Denied(UNDECLARED, "This page does not say who may open it, so nobody may.")

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """A stranger's denial becomes a plain 404, the same as for a page that does not exist."""
        if isinstance(exception, Denied) and exception.is_for_a_stranger:
            raise Http404 from None
