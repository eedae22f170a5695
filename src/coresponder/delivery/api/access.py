"""How an operation declares who may call it. One that declares nothing does not get into the interface."""

from typing import Any

from django.http import HttpRequest
from ninja.security import APIKeyHeader, SessionAuth

from coresponder.kernel.errors import InputError
from coresponder.program.calls.models import Feed
from coresponder.program.calls.signing import (
    FEED_HEADER,
    SIGNATURE_HEADER,
    TIME_HEADER,
    NotSignedError,
    feed_that_signed,
)
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


class Holds(SessionAuth):
    """The signed-in person holds a permission. Nobody signed in is 401; a stranger is told of nothing, 404."""

    def __init__(self, permission: Permission) -> None:
        super().__init__()
        self.permission = permission

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The account, once the permission is checked; Denied is answered by the interface's own handler."""
        user = super().authenticate(request, key)
        if user is not None:
            check(user, self.permission)
        return user


class SignedIn(SessionAuth):
    """Anybody who is signed in; the reason says why that is enough."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class TooLargeError(InputError):
    """What was pushed is larger than any document of one call."""


class SignedByFeed(APIKeyHeader):
    """No account, but a feed that signed the body with its secret. Anything else is 401; what is too large, 413."""

    param_name = SIGNATURE_HEADER

    def __init__(self, *, limit_bytes: int) -> None:
        super().__init__()
        self.limit_bytes = limit_bytes

    def authenticate(self, request: HttpRequest, key: str | None) -> Feed:
        """The feed, once its signature over the whole body is checked."""
        if int(request.META.get("CONTENT_LENGTH") or 0) > self.limit_bytes:
            raise TooLargeError(
                "too_large",
                f"A push may hold {self.limit_bytes // 1024} KiB at most.",
                "Send one document at a time; drop larger files into the feed's folder.",
            )
        if not key:
            raise NotSignedError
        headers = request.headers
        return feed_that_signed(
            request.body, feed=headers.get(FEED_HEADER, ""), timestamp=headers.get(TIME_HEADER, ""), signature=key
        )


def pushing_feed(request: HttpRequest) -> Feed:
    """The feed that pushes, behind a declaration that lets only feeds in."""
    found = getattr(request, "auth", None)
    if not isinstance(found, Feed):
        raise TypeError("An operation asked for its feed without declaring that a feed may call it.")
    return found


def caller(request: HttpRequest) -> User:
    """Who calls, behind a declaration that lets only accounts in."""
    found = request.user
    if not isinstance(found, User):
        raise TypeError("An operation asked for its caller without declaring who may call it.")
    return found
