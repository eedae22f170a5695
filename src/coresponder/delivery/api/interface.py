"""Puts the operations together, and answers for them when they refuse."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from coresponder import __version__
from coresponder.delivery.api.access import TooLargeError
from coresponder.delivery.api.operations import accounts, agreements, calls, people, referrals, services
from coresponder.kernel.errors import CoresponderError
from coresponder.program.calls.signing import NotSignedError, TooOldError
from coresponder.safeguards.permissions import Access, Denied, signed_in
from coresponder.safeguards.permissions.declarations import declare

NO_SUCH_THING = "There is no such thing."

interface = NinjaAPI(
    title="Coresponder",
    version=__version__,
    description="The program as JSON. Sign in first; the session cookie and, for changes, the CSRF token are required.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
for each in (accounts, agreements, calls, people, services, referrals):
    interface.add_router("", each.router)


def _problem(status: int, code: str, sentence: str) -> HttpResponse:
    return JsonResponse({"code": code, "sentence": sentence}, status=status)


def _denied(request: HttpRequest, problem: Denied) -> HttpResponse:
    if problem.is_for_a_stranger:
        return _problem(404, "not_found", NO_SUCH_THING)
    return _problem(403, problem.code, problem.sentence)


def _not_found(request: HttpRequest, problem: Http404) -> HttpResponse:
    return _problem(404, "not_found", NO_SUCH_THING)


def _not_signed_in(request: HttpRequest, problem: AuthenticationError) -> HttpResponse:
    return _problem(401, "not_signed_in", "Sign in first.")


def _refused_before(request: HttpRequest, problem: HttpError) -> HttpResponse:
    """What is refused before an operation is asked: a change without the token that shows where it comes from."""
    return _problem(problem.status_code, "no_csrf_token", "Send the CSRF token along with whatever changes something.")


def _wrong_input(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    """Which fields are wrong, and never what stood in them."""
    named = sorted({".".join(str(step) for step in error["loc"]) for error in problem.errors})
    return _problem(422, "wrong_input", f"These are missing or not what they should be: {', '.join(named)}.")


def _refused(request: HttpRequest, problem: CoresponderError) -> HttpResponse:
    return _problem(422, problem.code, str(problem))


def _not_signed(request: HttpRequest, problem: CoresponderError) -> HttpResponse:
    return _problem(401, problem.code, str(problem))


def _too_large(request: HttpRequest, problem: TooLargeError) -> HttpResponse:
    return _problem(413, problem.code, str(problem))


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    Denied: _denied,
    Http404: _not_found,
    AuthenticationError: _not_signed_in,
    ValidationError: _wrong_input,
    HttpError: _refused_before,
    NotSignedError: _not_signed,
    TooOldError: _not_signed,
    TooLargeError: _too_large,
    CoresponderError: _refused,
}
for kind, handler in HANDLERS.items():
    interface.add_exception_handler(kind, handler)


@signed_in("it describes operations, each of which declares who may call it")
def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description."""
    return JsonResponse(interface.get_openapi_schema(path_prefix="/api/"))


def operation_urls() -> list[URLPattern]:
    """The address of every operation. What each declares is walked by a test and checked as it is called."""
    found = [each for each in interface.urls[0] if isinstance(each, URLPattern) and each.name != "api-root"]
    for each in found:
        declare(each.callback, Access(kind="operations", reason="each operation declares its own"))
    return found


urlpatterns = [path("description/", description, name="description"), *operation_urls()]
