"""The phone in a real browser: by thumb and by keyboard, in both themes, with a line that fails as lines do."""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Assignment, SafetyAlert, StatusEvent
from coresponder.program.dispatch.views import entries
from coresponder.program.dispatch.vocabulary import AssignmentState, Step, TeamRole
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching
from tests.support.browser import (
    PHONE,
    THEMES,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import member
from tests.support.lossy_proxy import Line, lossy_proxy

pytestmark = pytest.mark.browser
RIBBON = "#ribbon"
SLOWEST_MS = 15_000


class PhoneVisits(Visits):
    """Visits over a line that fails: the console says so, and that is what these tests are about."""

    def _listen(self, kind: str, text: str) -> None:
        if "net::ERR_" not in text:
            super()._listen(kind, text)

    def close(self) -> None:
        """Let what is on its way arrive first: the tables are emptied right after."""
        for page in (page for context in self.contexts for page in context.pages):
            page.wait_for_load_state("networkidle")
        super().close()


@pytest.fixture
def line(live_server: LiveServer) -> Iterator[Line]:
    """The line between the phone and the program."""
    with lossy_proxy(live_server.url) as found:
        yield found


@pytest.fixture
def phone(transactional_db: None, line: Line, chromium: Browser) -> Iterator[Visits]:
    """Open the phone over that line."""
    visits = PhoneVisits(chromium, line.url)
    yield visits
    line.works()
    visits.close()


def on_duty() -> Assignment:
    """CRT1 is on duty, of Omar and Clara, and has been sent to a call."""
    shift = dispatching.on_duty(
        dispatching.team("CRT1"), (member("omar"), TeamRole.OFFICER), (member("clara"), TeamRole.CLINICIAN)
    )
    return send_team(call=dispatching.call("E-1", weapon="yes"), team=shift.team, by=member("dana"))


def accepted() -> Assignment:
    """They have accepted it."""
    found = on_duty()
    record_status(assignment=found, step=Step.ACCEPTED, by=member("clara"), event_id=uuid4())
    return found


def ready(page: Page) -> Page:
    """The worker has kept the frame, so that the phone opens without a line."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("caches.keys().then((names) => names.length > 0)", timeout=SLOWEST_MS)
    return page


def waiting(page: Page) -> int:
    """How many entries lie on the phone."""
    count = """() => new Promise((resolve) => {
      const asked = indexedDB.open("coresponder-phone", 1);
      asked.onsuccess = () => {
        const counted = asked.result.transaction("outbox").objectStore("outbox").count();
        counted.onsuccess = () => { asked.result.close(); resolve(counted.result); };
      };
    })"""
    return int(page.evaluate(count))


def until(page: Page, true: Callable[[], bool]) -> None:
    """Wait until it is so, while the browser goes on; fail when it never is."""
    ends = time.monotonic() + SLOWEST_MS / 1000
    while not true():
        assert time.monotonic() < ends, "It never came to be so."
        page.wait_for_timeout(50)


def tapped(assignment: Assignment) -> list[str]:
    """The steps that the program has, in the order that counts."""
    found = StatusEvent.objects.filter(assignment=assignment, way="phone").order_by("happened_at", "number")
    return list(found.values_list("step", flat=True))


class TestLooks:
    def test_at_the_scene_it_can_be_used_by_everybody(self, phone: Visits) -> None:
        record_status(assignment=on_duty(), step=Step.ON_SCENE, by=member("clara"), event_id=uuid4())
        page = phone("/phone/", by=member("clara"), theme="dark", size=PHONE)
        expect(page.get_by_text("Check in within")).to_be_visible()
        _holds(page)

    @pytest.mark.heavy
    @pytest.mark.parametrize("theme", THEMES)
    def test_offered_at_the_scene_and_off_duty_it_can_be_used_by_everybody(self, phone: Visits, theme: str) -> None:
        assignment = on_duty()
        page = phone("/phone/", by=member("clara"), theme=theme, size=PHONE)
        _holds(page)
        record_status(assignment=assignment, step=Step.ON_SCENE, by=member("clara"), event_id=uuid4())
        page.reload()
        expect(page.get_by_text("Check in within")).to_be_visible()
        page.get_by_text("Transporting", exact=True).click()
        page.get_by_text("I need help").click()
        _holds(page)
        _holds(phone("/phone/", by=member("carlos"), theme=theme, size=PHONE))

    def test_the_frame_for_no_line_can_be_used_by_everybody(self, phone: Visits) -> None:
        page = phone("/phone/shell/", theme="dark", size=PHONE)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)

    def test_by_keyboard_alone(self, phone: Visits) -> None:
        assignment = accepted()
        page = phone("/phone/", by=member("omar"), size=PHONE)
        page.get_by_role("button", name="En route").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Take back")).to_be_visible()
        until(page, lambda: tapped(assignment)[-1:] == ["en_route"])
        page.get_by_role("button", name="Take back").press("Enter")
        until(page, lambda: Assignment.objects.get().state == AssignmentState.ACCEPTED)


def _holds(page: Page) -> None:
    assert_axe_clean(page)
    assert_targets_are_large_enough(page, pixels=52)
    assert_no_sideways_scrolling(page)
    assert_focus_is_always_seen(page)


class TestWithoutALine:
    def test_taps_wait_on_the_phone_and_arrive_once_in_order_with_their_own_times(
        self, phone: Visits, line: Line
    ) -> None:
        assignment = accepted()
        page = ready(phone("/phone/", by=member("omar"), size=PHONE))
        line.refuses()
        for name in ("En route", "On scene", "Clear"):
            page.get_by_role("button", name=name).first.click()
            page.wait_for_timeout(300)
        expect(page.locator(RIBBON)).to_contain_text("Saved on this phone – 3 waiting")
        expect(page.locator(RIBBON)).to_contain_text("No answer at")
        assert page.evaluate("navigator.onLine"), "The browser believes that it has a line, and nobody asks it."
        assert (waiting(page), tapped(assignment)) == (3, ["accepted"])
        kept = page.evaluate(EVERYTHING_KEPT)
        assert "E-1" in kept
        assert not {"Invented", "Welfare", "weapon"} & set(re.findall(r"\w+", kept)), "Ids, codes and times, no more."
        line.works()
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator(RIBBON)).to_be_hidden(timeout=SLOWEST_MS)
        assert tapped(assignment) == ["accepted", "en_route", "on_scene", "clear"]
        events = StatusEvent.objects.filter(assignment=assignment, number__gt=0)
        assert [event.number for event in events.order_by("happened_at")] == [1, 2, 3]
        assert all(event.happened_at < event.received_at for event in events)
        assert waiting(page) == 0

    def test_it_opens_without_a_line_with_the_buttons_and_nothing_about_anybody(
        self, phone: Visits, line: Line
    ) -> None:
        assignment = accepted()
        page = ready(phone("/phone/", by=member("omar"), size=PHONE))
        expect(page.get_by_text("4 Invented Street")).to_be_visible()
        page.wait_for_timeout(300)
        line.refuses()
        page.reload()
        expect(page.get_by_role("heading", name="Call E-1")).to_be_visible(timeout=SLOWEST_MS)
        assert "Invented Street" not in page.content()
        page.get_by_role("button", name="En route").click()
        expect(page.locator(RIBBON)).to_contain_text("1 waiting")
        page.reload()
        expect(page.locator(RIBBON)).to_contain_text("1 waiting")
        line.works()
        page.evaluate("dispatchEvent(new Event('online'))")
        until(page, lambda: tapped(assignment) == ["accepted", "en_route"])

    @pytest.mark.heavy
    def test_whoever_is_signed_out_loses_nothing(self, phone: Visits, line: Line) -> None:
        assignment, omar = accepted(), member("omar")
        page = ready(phone("/phone/", by=omar, size=PHONE))
        Session.objects.all().delete()
        page.get_by_role("button", name="En route").click()
        expect(page.locator(RIBBON)).to_contain_text("sign in to send", timeout=SLOWEST_MS)
        assert (waiting(page), tapped(assignment)) == (1, ["accepted"])
        page.context.add_cookies([phone._session_of(omar)])
        page.goto("/phone/")
        until(page, lambda: tapped(assignment) == ["accepted", "en_route"])


EVERYTHING_KEPT = """() => new Promise((resolve) => {
  const asked = indexedDB.open("coresponder-phone", 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction(["outbox", "known"]);
    const found = [all.objectStore("outbox").getAll(), all.objectStore("known").getAll()];
    all.oncomplete = () => { asked.result.close(); resolve(JSON.stringify(found.map((each) => each.result))); };
  };
})"""


def lose_four_answers(page: Page, line: Line, assignment: Assignment) -> int:
    """Tap twice while four answers are lost after the program has written; how many rows it has of these taps then."""
    line.loses_answers(4)
    for name in ("En route", "On scene"):
        page.get_by_role("button", name=name).first.click()
        page.wait_for_timeout(200)
    for _ in range(12):
        page.evaluate("dispatchEvent(new Event('online'))")
        page.wait_for_timeout(250)
        if not waiting(page):
            break
    assert len(line.entries) >= 6
    return StatusEvent.objects.filter(assignment=assignment, number__gt=0).count()


class TestAnswersThatAreLost:
    def test_what_was_written_though_the_answer_was_lost_counts_once(self, phone: Visits, line: Line) -> None:
        assignment = accepted()
        page = ready(phone("/phone/", by=member("omar"), size=PHONE))
        assert lose_four_answers(page, line, assignment) == 2
        assert (tapped(assignment), waiting(page)) == (["accepted", "en_route", "on_scene"], 0)

    def test_a_program_that_ignored_the_ids_would_be_found_out(
        self, phone: Visits, line: Line, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The negative control: the same taps over the same line, and the test above would fail."""

        def careless(*, event_id: UUID, **given: Any) -> StatusEvent:
            made = record_status(event_id=uuid4(), **given)
            made.pk = event_id
            return made

        monkeypatch.setattr(entries, "record_status", careless)
        assignment = accepted()
        page = ready(phone("/phone/", by=member("omar"), size=PHONE))
        assert lose_four_answers(page, line, assignment) > 2

    @pytest.mark.heavy
    def test_two_tabs_send_each_tap_once(self, phone: Visits, line: Line) -> None:
        assignment = accepted()
        first = ready(phone("/phone/", by=member("omar"), size=PHONE))
        second = first.context.new_page()
        second.goto("/phone/")
        line.refuses()
        first.get_by_role("button", name="En route").click()
        second.get_by_role("button", name="On scene").click()
        second.wait_for_timeout(300)
        line.works()
        for page in (first, second):
            page.evaluate("dispatchEvent(new Event('online'))")
        until(first, lambda: tapped(assignment) == ["accepted", "en_route", "on_scene"])
        until(first, lambda: waiting(first) == 0)
        assert len(line.entries) == 2


class TestHelp:
    def test_held_for_two_seconds_it_asks_for_help(self, phone: Visits) -> None:
        on_duty()
        page = phone("/phone/", by=member("clara"), size=PHONE)
        page.get_by_text("I need help").hover()
        page.mouse.down()
        page.wait_for_timeout(2200)
        page.mouse.up()
        expect(page.get_by_text("You asked for help").first).to_be_visible()
        until(page, lambda: SafetyAlert.objects.count() == 1)

    def test_a_short_press_only_opens_what_sends(self, phone: Visits) -> None:
        on_duty()
        page = phone("/phone/", by=member("clara"), size=PHONE)
        page.get_by_text("I need help").click()
        page.wait_for_timeout(300)
        assert not SafetyAlert.objects.exists()
        page.get_by_role("button", name="Send for help now").press("Enter")
        until(page, lambda: SafetyAlert.objects.count() == 1)

    def test_without_a_line_it_goes_before_everything_else(self, phone: Visits, line: Line) -> None:
        accepted()
        page = ready(phone("/phone/", by=member("clara"), size=PHONE))
        line.refuses()
        page.get_by_role("button", name="En route").click()
        page.get_by_text("I need help").click()
        page.get_by_role("button", name="Send for help now").click()
        expect(page.locator(RIBBON)).to_contain_text("2 waiting")
        line.works()
        page.evaluate("dispatchEvent(new Event('online'))")
        until(page, lambda: SafetyAlert.objects.count() == 1)
        assert "/help/" in line.entries[0]


def test_a_new_call_appears_by_itself(phone: Visits, omar: User, clara: User) -> None:
    shift = dispatching.on_duty(dispatching.team("CRT1"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))
    page = phone("/phone/", by=omar, size=PHONE)
    expect(page.get_by_text("No call for you now")).to_be_visible()
    page.wait_for_timeout(300)
    send_team(call=dispatching.call("E-7"), team=shift.team, by=member("dana"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", name="Call E-7")).to_be_visible(timeout=SLOWEST_MS)
    expect(page.get_by_text("Answer within")).to_be_visible()
