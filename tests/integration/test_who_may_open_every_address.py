"""Every address of the program, opened and sent to by everybody: what happens is what its view declares.

Behind the ids stand real objects. Whoever may open a page gets it or an answer of its form; a member of the program who
may not gets 403 with the sentence; a stranger gets 404; and somebody who is signed out is led to the sign-in page.
"""

from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from pytest_django import Settings

from coresponder.delivery.web.cast import CAST
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, access_of, may
from coresponder.safeguards.permissions.roles import role_of
from tests.support.behind_addresses import BEHIND, SENT, Behind, address_of, behind
from tests.support.cast import member
from tests.support.routes import routes
from tests.support.sample_objects import SampleObjects

ROUTES = list(routes())
SIGNED_OUT = "signed out"
SIGN_IN, REFUSED, NOT_THERE, OPEN = "led to the sign-in page", "refused with the sentence", "not there", "open"
METHODS = ("get", "post")
# An answer of a page or its form; 405 says only that an address takes the other of the two.
OPEN_STATUSES = (200, 302, 405, 422)


class Visitor:
    """Somebody of the cast, or nobody, who opens addresses and leaves everything as it was."""

    def __init__(self, user: User | None, browser: Client) -> None:
        self.user = user
        self.browser = browser  # one for all visitors, because starting one takes longer than most pages
        signed_in = Client()
        if user is not None:
            signed_in.force_login(user)
        self.cookies = signed_in.cookies.output(header="", sep=";")

    @property
    def name(self) -> str:
        return self.user.username if self.user else SIGNED_OUT

    def opens(self, address: str, method: str, sent: dict[str, str]) -> HttpResponseBase:
        """What comes back. Whatever was changed meanwhile is taken back."""
        self.browser.cookies = SimpleCookie(self.cookies)
        with transaction.atomic():
            response = getattr(self.browser, method)(address, sent)
            transaction.set_rollback(True)
        if response.streaming:
            b"".join(response.streaming_content)  # a file that is handed out stays open until it is read
        return response


@pytest.fixture
def visitors(cora: User, settings: Settings) -> list[Visitor]:
    """The whole cast, and somebody who is signed out; the demonstration lets them in by one click."""
    settings.DEMO = True
    browser = Client(raise_request_exception=False)
    others = [member(each.username) for each in CAST if each.username != cora.username]
    return [Visitor(user, browser) for user in (cora, *others, None)]


@pytest.mark.parametrize(("route", "view"), ROUTES, ids=[route or "/" for route, _ in ROUTES])
def test_an_address_opens_to_exactly_those_whom_it_and_what_is_behind_it_allow(
    visitors: list[Visitor], sample_objects: SampleObjects, route: str, view: Any
) -> None:
    taken: set[str] = set()
    wrong = []
    sent = SENT[route](sample_objects) if route in SENT else {}
    for chosen in behind(route):
        address = address_of(route, chosen, sample_objects)
        for visitor, method in ((visitor, method) for visitor in visitors for method in METHODS):
            expected, permission = _expected(view, chosen, visitor)
            response = visitor.opens(address, method, sent)
            found = _found(response, permission)
            taken |= {method} if response.status_code != 405 else set()
            if found != expected and not (response.status_code == 405 and _is_let_in(view, visitor)):
                wrong.append(f"{visitor.name}, {method}, {_words(chosen)}: {found} instead of {expected}")
    assert not wrong, f"“{route}” opens to others than it declares:\n- " + "\n- ".join(wrong)
    assert taken, f"“{route}” takes neither a visit nor a form."


def _expected(view: Any, chosen: tuple[Behind, ...], visitor: Visitor) -> tuple[str, Permission | None]:
    """What the declarations say, and the permission that is lacking where one is."""
    declared = access_of(view)
    assert declared, "The view declares nothing; tests/repository/test_routes.py says what to do."
    if declared.kind != "public" and visitor.user is None:
        return SIGN_IN, None
    return next(_reasons(declared.permission, chosen, visitor.user), (OPEN, None))


def _reasons(
    permission: Permission | None, chosen: tuple[Behind, ...], user: User | None
) -> Iterator[tuple[str, Permission | None]]:
    """Why the page does not open, in the order in which the program asks."""
    if permission and not _may(user, permission):
        yield _turned_away(user), permission
    for one in chosen:
        if one.also and not _may(user, one.also):
            yield _turned_away(user), one.also
        if not one.is_there:
            yield NOT_THERE, None


def _turned_away(user: User | None) -> str:
    return REFUSED if user and role_of(user.role).permissions else NOT_THERE


def _may(user: User | None, permission: Permission) -> bool:
    return user is not None and may(user, permission)


def _is_let_in(view: Any, visitor: Visitor) -> bool:
    """Whether the view itself lets the visitor in, whatever is behind the address."""
    return _expected(view, (), visitor)[0] == OPEN


def _found(response: HttpResponseBase, permission: Permission | None) -> str:
    if response.status_code == 302 and response["Location"].startswith(str(django_settings.LOGIN_URL)):
        return SIGN_IN
    if response.status_code == 403:
        sentence = f"may not {permission.verb}." if permission else "may not"
        return REFUSED if sentence in response.content.decode() else "refused without the sentence"
    if response.status_code == 404:
        return NOT_THERE
    return OPEN if response.status_code in OPEN_STATUSES else f"status {response.status_code}"


def _words(chosen: tuple[Behind, ...]) -> str:
    return " and ".join(one.what for one in chosen) or "nothing behind it"


def test_an_address_behind_which_nothing_is_known_fails_with_what_to_add() -> None:
    with pytest.raises(AssertionError, match=r'Add a line for it to BEHIND .* Behind\("encounter_id", '):
        list(behind("encounters/<uuid:encounter_id>/"))


def test_nothing_stands_behind_an_address_that_there_is_not() -> None:
    unused = {one.part for one in BEHIND} - {one.part for route, _ in ROUTES for each in behind(route) for one in each}
    assert not unused
    assert SENT.keys() <= {route for route, _ in ROUTES}
