"""Data keys are remembered for one request and forgotten with it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from coresponder.safeguards.encryption.keys import keys_remembered


class KeysForOneRequest:
    """Around every view: a page with many texts of one person fetches that person's key once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with keys_remembered():
            return self.get_response(request)
