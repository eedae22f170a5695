"""The program with something real behind every address, made once for a file of tests, and the people who open it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from coresponder.delivery.web.cast import CAST
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions.step_up import PROVEN_AT
from tests.support.behind_addresses import BEHIND, Behind
from tests.support.cast import member
from tests.support.sample_objects import Brookville, SampleObjects
from tests.support.sent_to_addresses import SENT

SIGNED_OUT = "signed out"
# Beside the cast: an agency head, who alone signs agreements, and an account that is closed.
MORE = ("sol", "lena")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    text: str
    leads_to: str


class Visitor:
    """Somebody of the cast, or nobody, who opens addresses and leaves everything as it was."""

    def __init__(self, user: User | None, browser: Client) -> None:
        self.name = user.username if user else SIGNED_OUT
        # A closed account is signed in to by nobody.
        self.user = user if user and user.is_active else None
        self.browser = browser  # one for all visitors, because starting one takes longer than most pages
        signed_in = Client()
        if user is not None:
            signed_in.force_login(user)
        self.cookies = signed_in.cookies.output(header="", sep=";")
        self.signed_in = signed_in

    def opens(self, address: str, method: str = "get", sent: Mapping[str, str] | None = None) -> Answer:
        """What comes back. Whatever was changed meanwhile is taken back."""
        self.browser.cookies = SimpleCookie(self.cookies)
        with transaction.atomic():
            answer = _answer(getattr(self.browser, method)(address, sent or {}))
            transaction.set_rollback(True)
        return answer

    def forget_the_proof(self) -> None:
        """From now on it is a while since the person proved who that is."""
        session = self.signed_in.session
        assert SESSION_KEY in session
        session[PROVEN_AT] = 0
        session.save()


@dataclass(frozen=True, kw_only=True)
class WholeProgram:
    """What stands behind the addresses, what is sent along, and the people."""

    made: Mapping[Behind, str]
    sent: Mapping[str, dict[str, str]]
    visitors: list[Visitor]


@pytest.fixture(scope="module")
def whole_program(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    brookville: Brookville,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[WholeProgram]:
    """Everything is made in one transaction, and gone with it. The demonstration lets people in by one click."""
    place = tmp_path_factory.mktemp("whole-program")
    with (
        override_settings(DEMO=True, DATA_DIR=place / "data", STEP_UP_MINUTES=60, IDLE_MINUTES=60),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        yield _made(SampleObjects(brookville, by=member("cora")))
        transaction.set_rollback(True)


def _made(objects: SampleObjects) -> WholeProgram:
    made = {one: str(one.make(objects)) for one in BEHIND}
    sent = {route: one.fields(objects) for route, one in SENT.items()}
    browser = Client(raise_request_exception=False)
    names = (*(each.username for each in CAST), *MORE)
    visitors = [*(Visitor(member(name), browser) for name in names), Visitor(None, browser)]
    return WholeProgram(made=made, sent=sent, visitors=visitors)


def _answer(response: HttpResponseBase) -> Answer:
    # A file that is handed out stays open until it is read.
    content: Any = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    text = content.decode("utf-8", errors="replace")
    return Answer(status=response.status_code, text=text, leads_to=response.headers.get("Location", ""))
