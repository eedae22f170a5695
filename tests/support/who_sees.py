"""To whom something is there, and who is let in: conditions on an account, put together from simple ones."""

from collections.abc import Callable
from typing import TypedDict

from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import DataClass as Class
from coresponder.safeguards.vocabulary import Deed

Sees = Callable[[User], bool]


def everybody(user: User) -> bool:
    """Whoever may open the page may see the object."""
    return True


class Open(TypedDict):
    """Who is let in, and what the others read."""

    open_to: Sees
    refusal: str


def works_for(*kinds: AgencyKind) -> Sees:
    """Whoever acts for an agency of such a kind."""
    return lambda user: user.agency is not None and user.agency.kind in kinds


def named(username: str) -> Sees:
    """One account alone."""
    return lambda user: user.username == username


def holds(permission: Permission) -> Sees:
    """Whoever has the permission."""
    return lambda user: may(user, permission)


def writes(data_class: Class) -> Sees:
    """Whoever is in a role that writes this class of information."""
    return lambda user: data_class in classes_for(user.role, Deed.WRITE)


def writers_of(data_class: Class) -> Open:
    """Open to whoever is in a role that writes it."""
    return {"open_to": writes(data_class), "refusal": "Your role does not write this kind of information."}


def both(one: Sees, other: Sees) -> Sees:
    """Whoever both let in."""
    return lambda user: one(user) and other(user)


def either(one: Sees, other: Sees) -> Sees:
    """Whoever one of them lets in."""
    return lambda user: one(user) or other(user)
