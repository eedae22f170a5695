"""The dead zone: a real browser, the real program, a real line that fails. Nothing is lost, nothing counts twice.

Each of the faults of docs/how-to/the-field-page.md is here. `make dead-zone` runs the file seven times in a row; the
last class is the negative control, which shows that the others can fail.
"""

import hashlib
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from playwright.sync_api import Browser, Page, expect

from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.actions.filing import Address, Filed, file_part
from coresponder.program.encounters.models import PartFiling
from coresponder.program.encounters.views import filing
from coresponder.safeguards.access.second_wall import everything_let_through
from tests.support.browser import ARGUMENTS, CHROMIUM, PHONE, Visits
from tests.support.cast import member
from tests.support.field_page import (
    MOVED_CLOCK,
    RIBBON,
    SLOWEST_MS,
    card_of,
    choose,
    file_by_thumb,
    file_many,
    filings,
    frame_kept,
    kept,
    name_of,
    readable,
    ready,
    tap,
    try_now,
    unsent,
    until,
)
from tests.support.lossy_proxy import Line

# The database is made for whoever is marked so. What lies in it stays for the whole file, which saves most of the time.
pytestmark = [pytest.mark.browser, pytest.mark.dead_zone, pytest.mark.django_db]
SENTENCE = "Spoke quietly with an invented neighbor"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test so many times in a row; `make dead-zone` asks for seven."""
    times = int(os.environ.get("DEAD_ZONE_TIMES", "1"))
    if times > 1:
        metafunc.fixturenames.append("round_of_dead_zone")
        metafunc.parametrize("round_of_dead_zone", range(1, times + 1))


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """No transaction around each test: the program writes in threads of its own."""


@pytest.fixture
def page(calls: list[Assignment], field: Visits) -> Page:
    """Omar's phone, ready."""
    return ready(field("/field/", by=member("omar"), size=PHONE, theme="dark"))


def sentences(*assignments: Assignment) -> list[str]:
    """The words of what the program has."""
    return sorted(each["narrative"] for each in filings(*assignments))


class TestWithoutAnyLine:
    def test_three_are_filed_and_sent_when_the_line_is_back(
        self, page: Page, line: Line, calls: list[Assignment]
    ) -> None:
        frame_kept(page)
        line.refuses()
        page.reload()
        expect(page.get_by_role("heading", name=name_of(calls[1]))).to_be_visible(timeout=SLOWEST_MS)
        file_many(page, calls[0], first=1, count=3, words=SENTENCE)
        expect(page.locator(RIBBON)).to_contain_text("3 not sent.")
        expect(page.locator(RIBBON)).to_contain_text("No answer at")
        assert page.evaluate("navigator.onLine"), "The browser believes that it has a line, and nobody asks it."
        assert (unsent(page), filings(*calls)) == (3, [])
        line.works()
        until(page, lambda: unsent(page) == 0, trying=True)
        assert sentences(*calls) == [f"{SENTENCE} {number}" for number in (1, 2, 3)]
        assert len(line.entries) == 3

    def test_nothing_of_it_can_be_read_in_the_browser(self, page: Page, line: Line, calls: list[Assignment]) -> None:
        line.refuses()
        file_many(page, calls[0], first=1, count=1, words=SENTENCE)
        tap(page, "Write it down", within=card_of(calls[1]))
        choose(page, "contact_result", "seen")
        page.wait_for_timeout(300)
        found = readable(page)
        assert "key extractable=false" in found
        for word in (
            "Spoke quietly",
            "gone_on_arrival",
            "contact_result",
            "Invented Street",
            "Welfare",
            calls[1].call.event_number,
        ):
            assert word not in found, f"“{word}” can be read."
        line.works()
        until(page, lambda: unsent(page) == 0, trying=True)
        rows = kept(page)["coresponder-field.filed"]
        assert [(row["state"], sorted(row)) for row in rows] == [("received", ["account", "kept", "record", "state"])]

    def test_a_half_done_draft_is_there_again(self, page: Page, line: Line, calls: list[Assignment]) -> None:
        frame_kept(page)
        line.refuses()
        tap(page, "Write it down", within=card_of(calls[1]))
        choose(page, "contact_result", "seen")
        tap(page, "Go on", within="#bottom")
        page.wait_for_timeout(250)
        page.reload()
        expect(page.get_by_role("heading", name="What we saw")).to_be_visible(timeout=SLOWEST_MS)
        page.goto("/field/")
        tap(page, "Go on writing", within=card_of(calls[1]))
        expect(page.locator("#q-contact_result").get_by_label("seen", exact=True)).to_be_checked()
        assert filings(*calls) == []


class TestAnswersThatAreLost:
    def test_what_was_written_though_four_answers_were_lost_counts_once(
        self, page: Page, line: Line, calls: list[Assignment]
    ) -> None:
        assert lose_four_answers(page, line, calls) == 3
        assert sentences(*calls) == [f"{SENTENCE} {number}" for number in (1, 2, 3)]
        assert len(line.entries) == 7

    def test_two_tabs_on_a_flapping_line_file_twenty(self, page: Page, line: Line, calls: list[Assignment]) -> None:
        assert twenty_from_two_tabs(page, line, calls) == 20
        assert len(set(sentences(*calls))) == 20


def lose_four_answers(page: Page, line: Line, calls: list[Assignment]) -> int:
    """File three while four answers are lost after the program has written; how many it has then."""
    line.loses_answers(4)
    file_many(page, calls[0], first=1, count=3, words=SENTENCE)
    until(page, lambda: unsent(page) == 0, trying=True)
    return len(filings(*calls))


def twenty_from_two_tabs(page: Page, line: Line, calls: list[Assignment]) -> int:
    """File ten from each of two tabs while the line comes and goes; how many the program has then."""
    other = page.context.new_page()
    other.goto("/field/")
    ready(other)
    line.flaps(0.4)
    for start in (1, 6):
        file_many(page, calls[0], first=start, count=5, words="First tab")
        file_many(other, calls[1], first=start, count=5, words="Second tab")
    until(page, lambda: len(line.entries) >= 12, trying=True)
    line.works()
    until(page, lambda: unsent(page) == 0, trying=True)
    return len(filings(*calls))


class TestTheProgramIsIll:
    def test_503_three_times_is_stored_once(self, page: Page, line: Line, calls: list[Assignment]) -> None:
        line.answers(503, 3)
        file_many(page, calls[0], first=1, count=1)
        until(page, lambda: not line.refusals, trying=True)
        assert unsent(page) == 1
        until(page, lambda: unsent(page) == 0, trying=True)
        assert len(filings(*calls)) == 1

    def test_a_record_that_cannot_be_taken_is_kept_with_the_sentence_and_mended(
        self, page: Page, calls: list[Assignment]
    ) -> None:
        allow_without_result(page)
        tap(page, "Write it down", within=card_of(calls[1]))
        tap(page, "Next", within="#tabs")
        tap(page, "File", within="#bottom")
        expect(page.locator("#standing")).to_contain_text("could not take it", timeout=SLOWEST_MS)
        assert filings(*calls) == []
        page.reload()
        expect(page.locator(RIBBON)).to_contain_text("1 needs you")
        page.goto("/field/")
        expect(page.locator("#attention")).to_contain_text("has to be mended", timeout=SLOWEST_MS)
        tap(page, "Mend it")
        expect(page.locator("#q-contact_result")).to_contain_text("has to be answered")
        choose(page, "contact_result", "gone on arrival")
        tap(page, "File", within="#bottom")
        expect(page.locator("#standing")).to_contain_text("Filed at", timeout=SLOWEST_MS)
        assert unsent(page) == 0
        assert [each["answers"]["contact_result"] for each in filings(*calls)] == ["gone_on_arrival"]

    def test_a_kit_that_is_erased_while_it_is_read_is_gone_and_no_error(self, page: Page) -> None:
        found = page.evaluate(ERASED_WHILE_READ, 25)
        assert set(found) <= {"whole", "gone"}

    def test_whoever_is_signed_out_loses_nothing_and_nobody_else_sends_it(
        self, page: Page, calls: list[Assignment], field: Any
    ) -> None:
        Session.objects.all().delete()
        file_many(page, calls[0], first=1, count=2)
        expect(page.locator(RIBBON)).to_contain_text("Sign in to send", timeout=SLOWEST_MS)
        assert (unsent(page), filings(*calls)) == (2, [])
        assert not kept(page).get("coresponder-kit.kit"), "The kit is gone with the session."
        page.context.add_cookies([field._session_of(member("clara"))])
        page.goto("/field/")
        expect(page.locator(RIBBON)).to_contain_text("2 of another account", timeout=SLOWEST_MS)
        assert (unsent(page), filings(*calls)) == (2, [])
        page.context.add_cookies([field._session_of(member("omar"))])
        page.goto("/field/")
        until(page, lambda: unsent(page) == 0, trying=True)
        assert len(filings(*calls)) == 2


# Keeps, reads and erases one kit at the same time, so many times; says of each reading how it ended.
ERASED_WHILE_READ = """async (times) => {
  const { eraseKit, keepKit, keptKit } = await import("/static/encounters/vault.mjs");
  const said = (kit) => (!kit ? "gone" : kit.words === "An invented kit" ? "whole" : "altered");
  const read = () => keptKit("nobody").then(said, String);
  const found = [];
  for (let each = 0; each < times; each += 1) {
    const kept = keepKit("nobody", { words: "An invented kit" });
    if (each % 2) await kept;
    const [early, , late, latest] = await Promise.all([read(), eraseKit(), read(), read()]);
    await kept;
    found.push(early, late, latest, await read());
  }
  return found;
}"""


def allow_without_result(page: Page) -> None:
    """The phone holds an older form that does not ask for what the program asks for."""
    page.evaluate(
        """async () => {
          const { recall, remember } = await import("/static/encounters/vault.mjs");
          const form = await recall("form");
          for (const each of form.elements) if (each.name === "contact_result") each.required = false;
          await remember("form", form);
        }"""
    )


class TestOneDraftTwice:
    def test_filed_twice_with_different_words_both_are_kept_and_the_second_says_of_what_it_is_a_copy(
        self, page: Page, line: Line, calls: list[Assignment]
    ) -> None:
        frame_kept(page)
        line.refuses()
        tap(page, "Write it down", within=card_of(calls[1]))
        choose(page, "contact_result", "refused contact")
        page.wait_for_timeout(250)
        other = page.context.new_page()
        other.goto(page.url)
        expect(other.get_by_role("heading", name="Scene")).to_be_visible(timeout=SLOWEST_MS)
        first = page.url.split("/")[-2]
        for each, words in ((page, "As the first tab has it"), (other, "As the second tab has it")):
            tap(each, "Next", within="#tabs")
            each.get_by_label("In your own words").fill(words)
            tap(each, "File", within="#bottom")
            expect(each.get_by_role("heading", name="Filed")).to_be_visible()
        line.works()
        until(page, lambda: unsent(page) == 0, trying=True)
        found = filings(*calls)
        assert sorted(each["narrative"] for each in found) == ["As the first tab has it", "As the second tab has it"]
        assert [each["forked_from"] for each in found if each["narrative"].startswith("As the second")] == [first]
        assert len({each["record"] for each in found}) == 2


class TestTheClock:
    def test_wrong_by_a_day_the_phone_says_so_and_the_times_are_the_programs(
        self, calls: list[Assignment], field: Visits
    ) -> None:
        page = field("about:blank", by=member("omar"), size=PHONE)
        page.context.add_init_script(MOVED_CLOCK % (24 * 3600 * 1000))
        page.goto("/field/")
        ready(page)
        expect(page.locator(RIBBON)).to_contain_text("clock is wrong by 1440 minutes")
        file_by_thumb(page, calls[1])
        until(page, lambda: unsent(page) == 0, trying=True)
        with transaction.atomic(), everything_let_through():
            kept_row = PartFiling.objects.get(encounter__assignment=calls[1])
        assert abs(kept_row.clock_offset_seconds - 24 * 3600) < 60, "The program keeps by how much the phone was wrong."
        assert (kept_row.is_clock_wrong, kept_row.late_hours < 0.1) == (True, True)

    def test_the_kit_is_gone_when_the_shift_is_over_or_the_clock_was_set_back(
        self, calls: list[Assignment], field: Visits, line: Line
    ) -> None:
        page = field("about:blank", by=member("omar"), size=PHONE)
        page.context.add_init_script(MOVED_CLOCK % 0)
        for moved_hours in (4.1, -1):
            page.goto("/field/")
            ready(page)
            expect(page.get_by_role("heading", name=name_of(calls[1]))).to_be_visible()
            line.refuses()
            page.evaluate(f"window.movedClock = {moved_hours * 3600 * 1000}")
            try_now(page)
            expect(page.locator("#no-kit")).to_be_visible(timeout=SLOWEST_MS)
            assert not kept(page).get("coresponder-kit.kit")
            line.works()
            page.evaluate("window.movedClock = 0")


class TestTheBrowserIsKilled:
    def test_what_was_filed_and_begun_is_there_when_it_starts_again_without_a_line(
        self, calls: list[Assignment], line: Line, chromium: Browser, field: Any, tmp_path: Path
    ) -> None:
        with a_browser_of_its_own(chromium, tmp_path, line.url) as (context, kill):
            context.add_cookies([field._session_of(member("omar"))])
            page = context.new_page()
            page.goto("/field/")
            frame_kept(ready(page))
            line.refuses()
            file_many(page, calls[0], first=1, count=2, words=SENTENCE)
            tap(page, "Write it down", within=card_of(calls[1]))
            choose(page, "contact_result", "seen")
            page.wait_for_timeout(250)
            kill()
        with a_browser_of_its_own(chromium, tmp_path, line.url) as (context, _):
            page = context.new_page()
            page.goto("/field/")
            expect(page.locator(RIBBON)).to_contain_text("2 not sent.", timeout=SLOWEST_MS)
            tap(page, "Go on writing", within=card_of(calls[1]))
            expect(page.locator("#q-contact_result").get_by_label("seen", exact=True)).to_be_checked()
            context.add_cookies([field._session_of(member("omar"))])
            line.works()
            until(page, lambda: unsent(page) == 0, trying=True)
            assert sentences(*calls) == [f"{SENTENCE} 1", f"{SENTENCE} 2"]
            page.goto("about:blank")


class a_browser_of_its_own:  # noqa: N801 - reads as a sentence
    """A browser with a folder of its own, that can be killed as a battery kills it."""

    def __init__(self, chromium: Browser, folder: Path, url: str) -> None:
        self.folder = folder / "profile"
        self.context = chromium.browser_type.launch_persistent_context(
            self.folder, executable_path=CHROMIUM, args=ARGUMENTS, base_url=url, viewport=PHONE
        )
        self.is_killed = False

    def __enter__(self) -> tuple[Any, Any]:
        return self.context, self.kill

    def __exit__(self, *problem: object) -> None:
        if not self.is_killed:
            self.context.close()

    def kill(self) -> None:
        """End every process of this folder at once, without a word."""
        for process in processes_of(self.folder):
            os.kill(process, signal.SIGKILL)
        self.is_killed = True


def processes_of(folder: Path) -> Iterator[int]:
    """The processes that were started with this folder, and no others."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and f"--user-data-dir={folder}".encode() in _command_of(entry).split(b"\0"):
            yield int(entry.name)


def _command_of(entry: Path) -> bytes:
    try:
        return (entry / "cmdline").read_bytes()
    except OSError:
        return b""


class TestNegativeControl:
    """A program that took every sending for a new record would be found out by the tests above."""

    @pytest.fixture(autouse=True)
    def _careless(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ignore_the_key(monkeypatch)

    def test_lost_answers_would_count_twice(self, page: Page, line: Line, calls: list[Assignment]) -> None:
        assert lose_four_answers(page, line, calls) > 3

    def test_twenty_from_two_tabs_would_be_more(self, page: Page, line: Line, calls: list[Assignment]) -> None:
        assert twenty_from_two_tabs(page, line, calls) > 20


def ignore_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program does not ask whether it has a record already, and takes each sending for a new one."""

    def careless(*, body: bytes, address: Address, **given: Any) -> Filed:
        new = uuid4()
        renamed = body.replace(str(address.record).encode(), str(new).encode())
        filed = file_part(body=renamed, address=replace(address, record=new), **given)
        filed.filing.record_id, filed.filing.sha256 = address.record, hashlib.sha256(body).hexdigest()
        return filed

    monkeypatch.setattr(filing, "file_part", careless)
