"""Whatever is sent to a form, what comes back is a page with a sentence, and never a broken one or a trace of the code.

Every form of every page that somebody may open is filled with what people and programs send by mistake or on purpose.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.support.behind_addresses import Behind, address_of, behind
from tests.support.routes import routes
from tests.support.who_may_open import OPEN, expected
from tests.support.whole_program import Visitor, WholeProgram

pytestmark = [pytest.mark.database, pytest.mark.django_db, pytest.mark.once]
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
ROUNDS = 4


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


@pytest.mark.parametrize(("route", "view"), ROUTES, ids=[route or "/" for route, _ in ROUTES])
def test_an_address_answers_anything_that_is_sent_to_it(whole_program: WholeProgram, route: str, view: Any) -> None:
    chosen = next(behind(route))
    address = address_of(route, chosen, whole_program.made)
    visitor = _somebody_for_whom_it_is_open(whole_program, route, view, chosen)
    known = whole_program.sent.get(route, {})
    names = _field_names(visitor, address, known) | known.keys()
    for number, sent in enumerate(_filled(names)):
        _expect_sound(visitor, "post" if number else "get", address, sent)
        if known:
            # What opens only with something that is there is also sent with it.
            _expect_sound(visitor, "post", address, sent | known)


def _somebody_for_whom_it_is_open(program: WholeProgram, route: str, view: Any, chosen: tuple[Behind, ...]) -> Visitor:
    """Whoever gets furthest, or the first of the cast where what is behind the address is never there."""
    open_to = (
        each for each in program.visitors if each.user and expected(view, route, chosen, each.user).outcome == OPEN
    )
    return next(open_to, program.visitors[0])


def _expect_sound(visitor: Visitor, method: str, address: str, sent: dict[str, str]) -> None:
    """Send it, and look at what comes back."""
    answer = visitor.opens(address, method, sent)
    assert answer.status < 500, f"{method} {address} with {sent} broke: {answer.status}"
    assert not [trace for trace in TRACES if trace in answer.text], f"{method} {address} with {sent} shows the code."


def _filled(names: set[str]) -> Iterator[dict[str, str]]:
    """Every field filled, each with another piece, so that after some rounds each field has had most of them."""
    for shift in range(ROUNDS):
        yield {name: JUNK[(place * 5 + shift * 3) % len(JUNK)] for place, name in enumerate(sorted(names))}


def _field_names(visitor: Visitor, address: str, known: dict[str, str]) -> set[str]:
    """The fields of the page, and of the one to which it leads."""
    found = Fields()
    answer = visitor.opens(address, "get", known)
    for _ in range(2):
        found.feed(answer.text)
        if not answer.leads_to.startswith("/"):
            break
        answer = visitor.opens(answer.leads_to)
    return found.names
