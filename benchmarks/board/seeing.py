"""From the push of an EIDO to the row on two other open browsers: by the clock of this machine, in the page itself."""

import json
import time
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.board.county import cookie_of
from coresponder.program.calls.actions.receiving import receive_document
from coresponder.program.calls.models import Call, Feed
from coresponder.program.calls.vocabulary import Channel
from coresponder.safeguards.accounts.models import User
from tests.support.browser import ARGUMENTS, CHROMIUM
from tests.support.live_calls import eido

# Notes in the page when each row first stood there.
WATCH = """() => {
  window.stoodAt = {};
  const note = () => document.querySelectorAll('.call[data-call]').forEach((row) => {
    window.stoodAt[row.dataset.call] ??= Date.now();
  });
  note();
  new MutationObserver(note).observe(document.getElementById('board'), {childList: true, subtree: true});
}"""
SECONDS_TO_STAND = 10
# Asked at every frame, as is usual, the question itself would take a good part of the machine.
ASKED_EVERY_MS = 50


def seen_after(url: str, count: int, users: list[User], feed: Feed) -> list[float]:
    """For each push the milliseconds until the slower of the two pages showed it; the call is closed again after."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        pages = [_page(browser, url, user) for user in users]
        took = [_one(number, pages, feed) for number in range(count)]
        browser.close()
    return took


def _page(browser: Any, url: str, user: User) -> Page:
    name, _, value = cookie_of(user).partition("=")
    context = browser.new_context(base_url=url, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": name, "value": value, "url": url}])
    page: Page = context.new_page()
    page.goto("/board/")
    page.wait_for_selector("#live[data-state=on]", timeout=30_000)
    page.evaluate(WATCH)
    return page


def _one(number: int, pages: list[Page], feed: Feed) -> float:
    document = eido(f"bench{number}", 0, type_text="SUICIDE THREAT", priority=1, notes={"Invented words.": 0})
    pushed_at = time.time() * 1000
    receipt = receive_document(feed=feed, payload=json.dumps(document).encode(), channel=Channel.PUSH)
    call_id = str(receipt.call_ids[0])
    stood_at = max(_stood_at(page, call_id) for page in pages)
    Call.objects.filter(pk=call_id).update(state="closed", closed_at=datetime(2020, 1, 1, tzinfo=UTC))
    time.sleep(0.2)
    return stood_at - pushed_at


def _stood_at(page: Page, call_id: str) -> float:
    handle = page.wait_for_function(
        "id => window.stoodAt[id]", arg=call_id, timeout=SECONDS_TO_STAND * 1000, polling=ASKED_EVERY_MS
    )
    return float(handle.json_value())
