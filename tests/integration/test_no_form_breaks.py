"""Whatever is sent to a form, what comes back is a page with a sentence, and never a broken one or a trace of the code.

Every form of every page that somebody may open is filled with what people and programs send by mistake or on purpose.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from coresponder.delivery.web.cast import CAST
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import access_of, may
from tests.support.behind_addresses import SENT, address_of, behind
from tests.support.cast import member
from tests.support.routes import routes
from tests.support.sample_objects import SampleObjects

JUNK = (
    "",
    "\x00",
    "9" * 400,
    "-1",
    "1e309",
    "NaN",
    "0000-00-00",
    "9999-12-31T25:61:61",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% x %}",
    "'; DROP TABLE audit_auditevent; --",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") * 50,
    "00000000-0000-0000-0000-000000000000",
    "../../etc/passwd",
)
TRACES = ("Traceback (most recent call last)", "psycopg.", "django.db.utils", 'File "', "DoesNotExist")
# What signs somebody out would end the test; the interface has a test of its own, with a tool made for it.
ROUTES = [(route, view) for route, view in routes() if route != "sign-out/" and not route.startswith("api/")]
ROUNDS = 5


class Fields(HTMLParser):
    """The names of every field of every form of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the name of a control."""
        name = dict(attrs).get("name")
        if tag in ("input", "select", "textarea", "button") and name and name != "csrfmiddlewaretoken":
            self.names.add(name)


@pytest.fixture
def people(cora: User, settings: Settings) -> list[User]:
    """The whole cast."""
    settings.DEMO = True
    return [cora, *(member(each.username) for each in CAST if each.username != "cora")]


@pytest.mark.parametrize(("route", "view"), ROUTES, ids=[route or "/" for route, _ in ROUTES])
def test_an_address_answers_anything_that_is_sent_to_it(
    people: list[User], sample_objects: SampleObjects, route: str, view: Any
) -> None:
    user = next((each for each in people if _may_open(view, each)), people[0])
    client = Client(raise_request_exception=False)
    client.force_login(user)
    address = address_of(route, next(behind(route)), sample_objects)
    known = SENT[route](sample_objects) if route in SENT else {}
    names = _field_names(client, address, known) | known.keys()
    for number, sent in enumerate(_filled(names)):
        _expect_sound(client, "post" if number else "get", address, sent)


def _expect_sound(client: Client, method: str, address: str, sent: dict[str, str]) -> None:
    """Send it, look at what comes back, and leave everything as it was."""
    with transaction.atomic():
        response = getattr(client, method)(address, sent)
        text = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    said = text.decode("utf-8", errors="replace")
    assert response.status_code < 500, f"{method} {address} with {sent} broke: {response.status_code}"
    assert not [trace for trace in TRACES if trace in said], f"{method} {address} with {sent} shows the code behind it."


def _filled(names: set[str]) -> Iterator[dict[str, str]]:
    """Every field filled, each with another piece, so that after some rounds each field has had most of them."""
    for shift in range(ROUNDS):
        yield {name: JUNK[(place * 5 + shift * 3) % len(JUNK)] for place, name in enumerate(sorted(names))}


def _field_names(client: Client, address: str, known: dict[str, str]) -> set[str]:
    found = Fields()
    response = client.get(address, known, follow=True)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    found.feed(content.decode("utf-8", errors="replace"))
    return found.names


def _may_open(view: Any, user: User) -> bool:
    declared = access_of(view)
    return declared is not None and (declared.permission is None or may(user, declared.permission))
