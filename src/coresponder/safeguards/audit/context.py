"""Where what is being done comes from: the request at hand, and whether somebody looks on as another.

    with coming_from(request): ...            set by the middleware for each request; jobs and commands have none
    origin()                                  the session's reference and the source address, for the audit event
    viewing_as()                              who looks as whom, or None; access.reading hides the words then

The answers rest on a context variable, so that no caller of `record` has to hand a request through.
"""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.masking import words_hidden

REFERENCE_LENGTH = 32

_request: ContextVar[HttpRequest | None] = ContextVar("request_at_hand", default=None)


@dataclass(frozen=True, kw_only=True)
class Origin:
    """The session and the network address of a request; both empty outside of one."""

    session_reference: str = ""
    source_address: str = ""


@dataclass(frozen=True, kw_only=True)
class ViewingAs:
    """Who looks (`by`), and the id of the account as which."""

    by: User
    as_id: int


_viewing: ContextVar[ViewingAs | None] = ContextVar("viewing_as", default=None)


@contextmanager
def coming_from(request: HttpRequest) -> Iterator[None]:
    """Everything recorded inside comes from this request."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


@contextmanager
def looking_as(viewing: ViewingAs) -> Iterator[None]:
    """Everything inside is read by one account as another sees it, with the words hidden."""
    token = _viewing.set(viewing)
    try:
        with words_hidden():
            yield
    finally:
        _viewing.reset(token)


def viewing_as() -> ViewingAs | None:
    """Who looks as whom now; None when everybody is who they are."""
    return _viewing.get()


def origin() -> Origin:
    """Where the request at hand comes from. A session that begins in this request is known as soon as it has a key."""
    request = _request.get()
    if request is None:
        return Origin()
    key = getattr(getattr(request, "session", None), "session_key", None)
    return Origin(session_reference=reference_of(key), source_address=address_of(request))


def reference_of(session_key: str | None) -> str:
    """A name for a session by which nobody could take it over; "" where there is none."""
    if not session_key:
        return ""
    return salted_hmac("coresponder.audit.session", session_key, algorithm="sha256").hexdigest()[:REFERENCE_LENGTH]


def address_of(request: HttpRequest) -> str:
    """The source address: the peer's, or what the last trusted proxy wrote down; "" when that is no address.

    `AUDIT_TRUSTED_PROXIES` says how many proxies of our own stand in front. What a browser claims is never believed.
    """
    hops = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if each.strip()]
    trusted = settings.AUDIT_TRUSTED_PROXIES
    claimed = hops[-trusted] if trusted and len(hops) >= trusted else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(claimed))
    except ValueError:
        return ""
