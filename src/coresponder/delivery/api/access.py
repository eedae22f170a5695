"""How an operation declares who may call it. One that declares nothing does not get into the interface."""

from typing import Any

from django.http import HttpRequest
from ninja.security import SessionAuth

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


def caller(request: HttpRequest) -> User:
    """Who calls, behind a declaration that lets only accounts in."""
    found = request.user
    if not isinstance(found, User):
        raise TypeError("An operation asked for its caller without declaring who may call it.")
    return found
