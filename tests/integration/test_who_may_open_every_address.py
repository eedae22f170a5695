"""Every address of the program, opened and sent to by everybody: what happens is what its view declares.

Behind the ids stand real objects. Whoever may open a page gets it or an answer of its form; a member of the program who
may not gets 403 with the sentence; a stranger, and somebody who may not know of what is behind the address, gets 404;
and somebody who is signed out is led to the sign-in page.
"""

import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from coresponder.safeguards.permissions import access_of
from tests.support.behind_addresses import BEHIND, Behind, address_of, behind, most_telling
from tests.support.routes import routes
from tests.support.sent_to_addresses import SENT
from tests.support.who_may_open import NOT_THERE, OPEN, OPEN_TO_ALL, REFUSED, SIGN_IN, Expected, expected, is_let_in
from tests.support.whole_program import Answer, Visitor, WholeProgram

pytestmark = [pytest.mark.database, pytest.mark.django_db, pytest.mark.once]
# Behind an address of the interface stand operations, each with a declaration of its own: tests/integration/api.
ROUTES = [(route, view) for route, view in routes() if getattr(access_of(view), "kind", "") != "operations"]
PROVE_AGAIN = "asked again who that is"
# The form of that page, knowing the way back; the page by itself knows none.
ASKED = re.compile(
    r'action="/confirm/" method="post" novalidate>\s*<input[^>]*>\s*<input type="hidden" name="next" value="/'
)
METHODS = ("get", "post")
BARE_FRAME = Path(__file__).resolve().parent.parent / "support" / "bare_frame"
# An answer of a page or its form; 405 says only that an address takes the other of the two.
OPEN_STATUSES = (200, 302, 405, 422)
# What leaves the program, opens a record in an emergency, or administers: everything under these asks again.
ASKS_AGAIN = (
    "safe-keeping/export/",
    "safe-keeping/export/take/",
    "safe-keeping/disposals/<uuid:request_id>/approve/",
    "safe-keeping/disposals/<uuid:request_id>/carry-out/",
    "releases/<uuid:release_id>/take/",
    "reports/<uuid:report_id>/publish/",
    "releases/<uuid:release_id>/remove/",
    "audit-trail/export/",
    "audit-trail/look-as/",
    "people/<uuid:person_id>/consents/disclosures/files/<str:file_name>",
    "people/<uuid:person_id>/emergencies/open/",
    "accounts/invite/",
    "accounts/invitations/<uuid:invitation_id>/withdraw/",
    "accounts/agencies/add/",
    "accounts/agencies/<int:agency_id>/close/",
    "accounts/agencies/<int:agency_id>/reopen/",
    "accounts/memberships/<int:membership_id>/end/",
    "accounts/credentials/<int:credential_id>/remove/",
    "accounts/changes/<int:reviewed_id>/made/",
    "accounts/<int:account_id>/close/",
    "accounts/<int:account_id>/reopen/",
    "accounts/<int:account_id>/release/",
    "accounts/<int:account_id>/set-up-anew/",
    "accounts/<int:account_id>/memberships/",
    "accounts/<int:account_id>/credentials/",
    "account-reviews/begin/",
    "account-reviews/<int:review_id>/<int:reviewed_id>/decide/",
    "account-reviews/<int:review_id>/sign-off/",
    "calls/feeds/<uuid:feed_id>/secret/",
    "account/act-for/<int:membership_id>/",
    "account/password/",
)


@pytest.fixture(scope="class")
def bare_frame(whole_program: WholeProgram) -> Iterator[None]:
    """Pages without the menu and the foot: making these for everybody would take half of the walk.

    Whoever may see which line of them is tested in tests/repository/test_routes.py, how they look with every page.
    """
    with override_settings(TEMPLATES=[{**each, "DIRS": [BARE_FRAME]} for each in settings.TEMPLATES]):
        yield


@pytest.mark.usefixtures("bare_frame")
class TestInEveryRun:
    @pytest.mark.parametrize(("route", "view"), ROUTES, ids=[route or "/" for route, _ in ROUTES])
    def test_an_address_opens_to_exactly_those_whom_it_and_what_is_behind_it_allow(
        self, whole_program: WholeProgram, route: str, view: Any
    ) -> None:
        _opens_as_declared(whole_program, route, view, most_telling(route), is_quick=True)


@pytest.mark.parametrize("route", ["home/", "audit-trail/", "people/<uuid:person_id>/"])
def test_so_it_does_with_the_menu_of_everybody(whole_program: WholeProgram, route: str) -> None:
    _opens_as_declared(whole_program, route, dict(ROUTES)[route], most_telling(route), is_quick=True)


@pytest.mark.heavy  # some minutes; what is usually behind an address, and what is not, is opened in every run
@pytest.mark.parametrize(("route", "view"), ROUTES, ids=[route or "/" for route, _ in ROUTES])
def test_so_it_does_whatever_is_behind_it(whole_program: WholeProgram, route: str, view: Any) -> None:
    _opens_as_declared(whole_program, route, view, list(behind(route)))


def _opens_as_declared(
    program: WholeProgram, route: str, view: Any, combinations: list[tuple[Behind, ...]], *, is_quick: bool = False
) -> None:
    """Quickly: whom the declaration turns away from looking is not tried once more with a form."""
    # The first time round says which methods the address takes at all.
    taken, wrong = set(METHODS), []
    turned_away = [each for each in program.visitors if is_quick and not is_let_in(view, route, each.user)]
    for number, chosen in enumerate(combinations):
        methods = METHODS if number == 0 else sorted(taken)
        only = None if number == 0 else _worth_sending(program, route, view, chosen)
        for visitor, method, answer in _visits(program, route, chosen, methods, only=only, looking_only=turned_away):
            if answer.status == 405 and is_let_in(view, route, visitor.user):
                taken.discard(method)
                continue
            wanted = expected(view, route, chosen, visitor.user)
            found = _found(answer, wanted, is_public=getattr(access_of(view), "kind", "") in OPEN_TO_ALL)
            if found != wanted.outcome:
                wrong.append(f"{visitor.name}, {method}, {_words(chosen)}: {found} instead of {wanted.outcome}")
    assert not wrong, f"“{route}” opens to others than it declares:\n- " + "\n- ".join(wrong)
    assert taken, f"“{route}” takes neither a visit nor a form."


@pytest.mark.parametrize("route", ASKS_AGAIN)
def test_what_leaves_or_administers_asks_again_whoever_may_open_it_and_nobody_else(
    whole_program: WholeProgram, proof_is_old: None, route: str
) -> None:
    view, chosen = dict(ROUTES)[route], next(behind(route))
    asked = {
        visitor.name for visitor, _, answer in _visits(whole_program, route, chosen, METHODS) if _is_asked_again(answer)
    }
    assert asked == {each.name for each in whole_program.visitors if is_let_in(view, route, each.user)}
    assert asked


@pytest.fixture
def proof_is_old(whole_program: WholeProgram) -> Iterator[None]:
    """Everybody has proved who that is, but not lately; afterward it is as before."""
    with transaction.atomic():
        for visitor in whole_program.visitors:
            if visitor.user is not None:
                visitor.forget_the_proof()
        yield
        transaction.set_rollback(True)


def _visits(
    program: WholeProgram,
    route: str,
    chosen: tuple[Behind, ...],
    methods: Any,
    *,
    only: Any = None,
    looking_only: Collection[Visitor] = (),
) -> Iterator[tuple[Visitor, str, Answer]]:
    address = address_of(route, chosen, program.made)
    for visitor in program.visitors if only is None else only:
        for method in ("get",) if visitor in looking_only and "get" in methods else methods:
            yield visitor, method, visitor.opens(address, method, program.sent.get(route))


def _worth_sending(program: WholeProgram, route: str, view: Any, chosen: tuple[Behind, ...]) -> list[Visitor]:
    """Whom the view itself turns away is turned away from what is there and from what is not, and not asked again."""
    is_missing = any(not one.is_there for one in chosen)
    return [each for each in program.visitors if is_missing or is_let_in(view, route, each.user)]


def _found(answer: Answer, wanted: Expected, *, is_public: bool) -> str:
    if _is_asked_again(answer):
        return PROVE_AGAIN
    if answer.status == 401:
        return SIGN_IN  # so a program is told, which cannot be led to a page
    if answer.status == 302 and answer.leads_to.startswith(str(settings.LOGIN_URL)):
        return OPEN if is_public else SIGN_IN
    if answer.status == 403:
        sentence = wanted.sentence or "may not"
        return REFUSED if sentence in unescape(answer.text) else "refused without the sentence"
    if answer.status == 404:
        return NOT_THERE
    return OPEN if answer.status in OPEN_STATUSES else f"status {answer.status}"


def _is_asked_again(answer: Answer) -> bool:
    """A visit is led to the page that asks; what a form sent is answered with that page."""
    return answer.leads_to.startswith(reverse("web:prove")) or ASKED.search(answer.text) is not None


def _words(chosen: tuple[Behind, ...]) -> str:
    return " and ".join(one.what for one in chosen) or "nothing behind it"


def test_an_address_behind_which_nothing_is_known_fails_with_what_to_add() -> None:
    with pytest.raises(AssertionError, match=r'Add a line for it to BEHIND .* Behind\("unheard_id", '):
        list(behind("unheard-of/<uuid:unheard_id>/"))


def test_nothing_stands_behind_an_address_that_there_is_not() -> None:
    used = {one for route, _ in ROUTES for each in behind(route) for one in each}
    assert not [one.what for one in BEHIND if one not in used]
    assert SENT.keys() <= {route for route, _ in ROUTES}
