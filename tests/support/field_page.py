"""The field page in a real browser, over a line that fails as lines do.

def test_it_works(field, line, calls):
    page = field("/field/", by=member("omar"), size=PHONE)
    ready(page)
    line.refuses()
"""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.models import Assignment, Shift
from coresponder.program.dispatch.vocabulary import OPEN_STATES, TeamRole
from coresponder.program.encounters.models import PartFiling
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.encryption.fields import open_together
from tests.support import dispatching
from tests.support.browser import SCRIPTS, Visits
from tests.support.cast import member
from tests.support.lossy_proxy import Line, lossy_proxy

SLOWEST_MS = 30_000
RIBBON = "#ribbon"
# The clock of the browser, moved by so many milliseconds; `movedClock` moves it further.
MOVED_CLOCK = """(() => {
  const True = Date;
  window.movedClock = %d;
  window.Date = class extends True {
    constructor(...given) { if (given.length) super(...given); else super(True.now() + window.movedClock); }
    static now() { return True.now() + window.movedClock; }
  };
})()"""
EVERYTHING_KEPT = (SCRIPTS / "everything_kept.js").read_text()
FILE_MANY = (SCRIPTS / "file_many.js").read_text()


class FieldVisits(Visits):
    """Visits over a line that fails: the console says so, and that is what these tests are about."""

    def _listen(self, kind: str, text: str) -> None:
        if "net::ERR_" not in text and "status of 5" not in text:
            super()._listen(kind, text)

    def close(self) -> None:
        """Let what is on its way arrive first: the tables are emptied right after."""
        for page in (page for context in self.contexts for page in context.pages):
            page.goto("about:blank")
        super().close()


@pytest.fixture(scope="module")
def dead_zone(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, chromium: Browser
) -> Iterator[tuple[str, Browser]]:
    """The program on a port of its own, with one database for the whole file: its tests count only what is theirs."""
    with django_db_blocker.unblock(), override_settings(ENCOUNTER_CODES="demonstration"):
        server = LiveServer("127.0.0.1")
        try:
            yield server.url, chromium
        finally:
            server.stop()
            call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def line(dead_zone: tuple[str, Browser]) -> Iterator[Line]:
    """The line between the phone and the program."""
    with lossy_proxy(dead_zone[0]) as found:
        yield found


@pytest.fixture
def field(dead_zone: tuple[str, Browser], line: Line) -> Iterator[Visits]:
    """Open the field page over that line."""
    visits = FieldVisits(dead_zone[1], line.url)
    yield visits
    line.works()
    visits.close()


@pytest.fixture
def calls(dead_zone: tuple[str, Browser]) -> list[Assignment]:
    """Two calls of tonight, the first one over; all former ones are over, too."""
    return on_shift(2)


def on_shift(count: int = 1) -> list[Assignment]:
    """CRT1 is on duty, of Omar and Clara, and has worked on so many calls, the last of them still open."""
    shift = Shift.objects.filter(team__call_sign="CRT1").first() or team_on_duty()
    found = []
    for _ in range(count):
        for former in Assignment.objects.filter(shift=shift, state__in=OPEN_STATES):
            dispatching.end(former)
        found.append(send_team(call=dispatching.call(weapon="yes"), team=shift.team, by=member("dana")))
    return found


def name_of(assignment: Assignment) -> str:
    """The call as the page names it."""
    return f"Call {assignment.call.event_number}"


def card_of(assignment: Assignment) -> str:
    """Where the call stands on the first screen."""
    return f'article[aria-label="{name_of(assignment)}"]'


def team_on_duty(call_sign: str = "CRT1", **more: Any) -> Shift:
    """Omar and Clara on duty."""
    team = dispatching.team(call_sign)
    return dispatching.on_duty(team, (member("omar"), TeamRole.OFFICER), (member("clara"), TeamRole.CLINICIAN), **more)


def ready(page: Page) -> Page:
    """The page has asked the program and has its kit."""
    expect(page.locator("body[data-ready]")).to_be_attached(timeout=SLOWEST_MS)
    return page


def frame_kept(page: Page) -> Page:
    """The worker has kept the frame, so that the page opens without a line."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("caches.keys().then((names) => names.some((each) => each.startsWith('field-')))")
    return page


def tap(page: Page, name: str, *, within: str = "") -> None:
    """Tap a button or a link by its words."""
    root = page.locator(within) if within else page
    root.locator("button, a, summary").filter(has_text=name).locator("visible=true").first.click()


def choose(page: Page, question: str, label: str) -> None:
    """Tap a chip of a question."""
    page.locator(f"#q-{question}").get_by_label(label, exact=True).click()


def try_now(page: Page) -> None:
    """Tell the page to try, as a phone does when it is taken in hand."""
    page.evaluate("dispatchEvent(new Event('online'))")


def kept(page: Page) -> dict[str, Any]:
    """Everything that lies in the browser."""
    found: dict[str, Any] = page.evaluate(EVERYTHING_KEPT)
    return found


def unsent(page: Page) -> int:
    """How many records wait, or need somebody."""
    return len(kept(page).get("coresponder-field.outbox", []))


def until(page: Page, true: Callable[[], bool], *, trying: bool = False) -> None:
    """Wait until it is so, while the browser goes on; fail when it never is."""
    ends = time.monotonic() + SLOWEST_MS / 1000
    while not true():
        assert time.monotonic() < ends, "It never came to be so."
        if trying:
            try_now(page)
        page.wait_for_timeout(100)


def file_many(page: Page, assignment: Assignment, *, first: int, count: int, words: str = "Filed") -> list[str]:
    """File so many encounters of one call."""
    found: list[str] = page.evaluate(FILE_MANY, [str(assignment.pk), first, count, words])
    return found


def file_by_thumb(page: Page, assignment: Assignment, *, result: str = "gone on arrival") -> None:
    """Three taps, and the receipt."""
    tap(page, "Write it down", within=card_of(assignment))
    choose(page, "contact_result", result)
    tap(page, "File", within="#bottom")
    expect(page.get_by_role("heading", name="Filed", exact=True)).to_be_visible()


def readable(page: Page) -> str:
    """Everything that lies in the browser, as one text, without the form, which is the same for everybody."""
    found = kept(page)
    known = [row for row in found["coresponder-field.known"] if row["key"] != "form"]
    return json.dumps({**found, "coresponder-field.known": known})


def filings(*assignments: Assignment) -> list[dict[str, Any]]:
    """What the program has of these calls, each as it was sent, in the order in which it came."""
    with transaction.atomic(), everything_let_through():
        found = list(PartFiling.objects.filter(encounter__assignment__in=assignments))
        open_together(found)
    return [json.loads(each.body) for each in found]
