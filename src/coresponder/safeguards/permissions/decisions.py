"""The decision point: may this person do this?"""

from typing import Protocol

from coresponder.safeguards.permissions.catalogue import Permission
from coresponder.safeguards.permissions.denials import ROLE_LACKS_PERMISSION, STRANGER, Denied
from coresponder.safeguards.permissions.roles import Role, role_of, roles_with


class Person(Protocol):
    """What the decision needs to know about somebody; a signed-in user and an anonymous one both offer it."""

    @property
    def is_authenticated(self) -> bool: ...

    @property
    def is_active(self) -> bool: ...


def check(user: Person, permission: Permission) -> None:
    """Return quietly when `user` may; raise Denied with a code and a sentence when not.

    Somebody without any permission in the program is a stranger, to whom nothing is confirmed or denied.
    """
    role = _role(user)
    if permission in role.permissions:
        return
    if not role.permissions:
        raise Denied(STRANGER, "There is no such page.")
    raise Denied(ROLE_LACKS_PERMISSION, _sentence(role, permission))


def may(user: Person, permission: Permission) -> bool:
    """The same decision as a question, for a template that shows or leaves out a button."""
    return permission in _role(user).permissions


def _role(user: Person) -> Role:
    """The person's role; signed out or switched off means none."""
    known = user.is_authenticated and user.is_active
    return role_of(getattr(user, "role", "") if known else "")


def _sentence(role: Role, permission: Permission) -> str:
    others = " or ".join(other.display_name.lower() for other in roles_with(permission))
    return f"Your role, {role.display_name.lower()}, may not {permission.verb}. A {others} may."
