"""What the declarations say about who may open an address: those of its view, and those of what is behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, access_of, may
from coresponder.safeguards.permissions.roles import role_of
from tests.support.behind_addresses import Behind
from tests.support.sent_to_addresses import SENT

# Whoever has a link needs no account; whether there is such a link is told by what stands behind the address.
OPEN_TO_ALL = ("public", "link")
SIGN_IN, REFUSED, NOT_THERE, OPEN = "led to the sign-in page", "refused with the sentence", "not there", "open"


@dataclass(frozen=True)
class Expected:
    """What is to come back, and a piece of the sentence with which somebody is refused."""

    outcome: str
    sentence: str = ""


def expected(view: Any, route: str, chosen: tuple[Behind, ...] | None, user: User | None) -> Expected:
    """What somebody finds at this address with these objects in it; None means whatever is behind it."""
    declared = access_of(view)
    assert declared, "The view declares nothing; tests/repository/test_routes.py says what to do."
    if declared.kind not in OPEN_TO_ALL and user is None:
        return Expected(SIGN_IN)
    return next(_reasons(declared.permission, route, chosen, user), Expected(OPEN))


def is_let_in(view: Any, route: str, user: User | None) -> bool:
    """Whether the view itself lets somebody in, whatever is behind the address."""
    return expected(view, route, None, user).outcome == OPEN


def _reasons(
    permission: Permission | None, route: str, chosen: tuple[Behind, ...] | None, user: User | None
) -> Iterator[Expected]:
    """Why the page does not open, in the order in which the program asks."""
    if permission and not _may(user, permission):
        yield _turned_away(user, permission)
    for one in chosen or ():
        if one.also and not _may(user, one.also) and not (user and user.username == one.owner):
            yield _turned_away(user, one.also)
        if not _is_there(one, chosen, user):
            yield Expected(NOT_THERE)
        if user and not one.open_to(user):
            yield Expected(REFUSED, one.refusal)
    sent = SENT.get(route)
    if chosen is not None and sent and not (_belongs(sent.of, chosen) and (user is None or sent.seen_by(user))):
        yield Expected(NOT_THERE)


def _is_there(one: Behind, chosen: tuple[Behind, ...], user: User | None) -> bool:
    return one.is_there and (user is None or one.seen_by(user)) and _belongs(one.of, chosen)


def _belongs(of: tuple[str, ...], chosen: tuple[Behind, ...]) -> bool:
    return set(of) <= {one.what for one in chosen}


def _turned_away(user: User | None, permission: Permission) -> Expected:
    if user and role_of(user.role).permissions:
        return Expected(REFUSED, f"may not {permission.verb}.")
    return Expected(NOT_THERE)


def _may(user: User | None, permission: Permission) -> bool:
    return user is not None and may(user, permission)
