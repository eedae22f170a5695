"""A real browser against a server on this machine: the system's Chromium, driven by Playwright.

    def test_the_front_page_is_calm(visit):
        page = visit("/", theme="dark", size=PHONE)
        assert_axe_clean(page)

`visit` opens a page, in a fresh browser context, as somebody or nobody. When the test is over it has also checked that
no request left the origin, that nothing was written to the console as an error, and that no policy was violated.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright
from pytest_django.live_server_helper import LiveServer

from coresponder.safeguards.accounts.models import User

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
# A window of 1280 pixels at 400 % zoom, which WCAG asks pages to fit.
NARROWEST = {"width": 320, "height": 740}
THEMES = ("light", "dark")
# Each theme and each width once: what is wrong with a page shows in one of the two.
LOOKS = pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["light wide", "dark phone"])
SCRIPTS = Path(__file__).parent / "scripts"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Visit = Callable[..., Page]


class Visits:
    """Opens pages for one test and remembers what went wrong in the browser meanwhile."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self.browser = browser
        self.origin = origin
        self.contexts: list[BrowserContext] = []
        self.left_the_origin: list[str] = []
        self.complaints: list[str] = []

    def __call__(
        self,
        address: str,
        *,
        by: User | None = None,
        theme: str = "light",
        size: dict[str, int] | None = None,
        **more: Any,
    ) -> Page:
        """Open `address` in a fresh context, as `by` or as nobody, in a theme and a window size."""
        context = self.browser.new_context(
            base_url=self.origin, color_scheme=theme, viewport=size or WIDE, reduced_motion="reduce", **more
        )
        self.contexts.append(context)
        context.route("**/*", self._only_the_origin)
        if by is not None:
            context.add_cookies([self._session_of(by)])
        page = context.new_page()
        page.on("console", lambda message: self._listen(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address)
        return page

    def close(self) -> None:
        """Close every context, then say what went wrong."""
        for context in self.contexts:
            context.close()
        assert not self.left_the_origin, f"Requests left the origin: {self.left_the_origin}"
        assert not self.complaints, f"The browser complained: {self.complaints}"

    def _only_the_origin(self, route: Route) -> None:
        address = route.request.url
        if address.startswith((self.origin, "data:", "blob:")):
            route.continue_()
        else:
            self.left_the_origin.append(address)
            route.abort()

    def _listen(self, kind: str, text: str) -> None:
        # A page that is meant to be refused or missing is an error to the console, and what the test is about.
        if kind == "error" and "the server responded with a status of 4" not in text:
            self.complaints.append(text)

    def _session_of(self, user: User) -> dict[str, str]:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        return {"name": cookie.key, "value": cookie.value, "url": self.origin}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, one for the whole run; every visit gets a context of its own."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not at /usr/bin/chromium; “make test” installs it where it may.")
    # Playwright's loop runs in this thread, which Django takes for asynchronous code; the tests use both in turn.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(transactional_db: None, live_server: LiveServer, chromium: Browser) -> Iterator[Visits]:
    """Open pages of a server that this test has to itself."""
    visits = Visits(chromium, live_server.url)
    yield visits
    visits.close()


def assert_axe_clean(page: Page, *, within: str = "html", without: str = "") -> None:
    """No rule of axe-core is broken, best practices included, `within` one part of the page and `without` another."""
    page.evaluate(AXE_SCRIPT)
    parts = {"include": [[within]], "exclude": [[without]] if without else []}
    # What is right stays in the browser: it is many times as much, and nobody reads it.
    run = "([parts, tags]) => axe.run(parts, {runOnly: tags, resultTypes: ['violations']}).then(all => all.violations)"
    found = page.evaluate(run, [parts, WCAG])
    sentences = [f"{each['id']}: {each['help']} at {_places(each)}" for each in found]
    assert not sentences, "axe found:\n- " + "\n- ".join(sentences)


def assert_focus_is_always_seen(page: Page) -> None:
    """Tab through the page: every stop is in view, uncovered, and marked."""
    seen, hidden = set(), []
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(_script("focus_stop.js"))
        if stop is None or stop["path"] in seen:
            break
        seen.add(stop["path"])
        hidden.extend(f"{stop['path']} {fault}" for fault in stop["faults"])
    assert seen, "No stop for the keyboard on this page."
    assert not hidden, "Keyboard focus cannot be seen:\n- " + "\n- ".join(hidden)


def assert_targets_are_large_enough(page: Page, *, pixels: int = 44) -> None:
    """Everything that is pressed is at least 44 pixels high; links inside a sentence are exempt."""
    small = page.evaluate(_script("small_targets.js"), pixels)
    assert not small, f"Smaller than {pixels} pixels:\n- " + "\n- ".join(small)


def assert_no_sideways_scrolling(page: Page) -> None:
    """The page itself fits the window; a wide table scrolls inside its frame."""
    width, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width <= window, f"The page is {width} pixels wide in a window of {window}."


def _script(name: str) -> str:
    return (SCRIPTS / name).read_text()


def _places(violation: dict[str, Any]) -> str:
    return "; ".join(
        f"{node['target']} ({node['failureSummary'].splitlines()[-1].strip()})" for node in violation["nodes"]
    )
