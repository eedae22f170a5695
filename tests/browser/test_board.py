"""The board in a real browser, as it happens: two dispatchers, no mouse, and a line that is cut."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from coresponder.program.board.actions.outlines import keep_outlines
from coresponder.program.calls.models import Call, Feed
from coresponder.program.dispatch.models import Assignment, Shift
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching, live_calls
from tests.support.browser import (
    PHONE,
    THEMES,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import member
from tests.support.live_server import LiveProgram

pytestmark = pytest.mark.browser

SQUARES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"beat": f"B{number}"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[number, 0], [number + 1, 0], [number + 1, 1], [number, 0]]],
            },
        }
        for number in range(1, 4)
    ],
}
AT_ONCE = 2_000  # generous: the machine of the tests is shared; the benchmark measures the half second


@pytest.fixture
def at_work(transactional_db: None) -> Shift:
    """Omar and Clara on duty as CRT1, and the outlines of three beats."""
    omar, clara = member("omar"), member("clara")
    keep_outlines(geojson=SQUARES, by=member("cora"))
    team = dispatching.team("CRT1")
    return dispatching.on_duty(team, (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))


@pytest.fixture
def feed(transactional_db: None) -> Feed:
    """The county's push."""
    return live_calls.eido_feed(member("cora"))


def pushed(feed: Feed, name: str, type_text: str = "SUICIDE THREAT") -> None:
    """The dispatch system hands a call over."""
    live_calls.push(feed, live_calls.eido(name, 0, type_text=type_text, priority=1, notes={"He is on the roof.": 0}))


def is_live(page: Page) -> None:
    """Wait until the page says that it is live."""
    expect(page.locator("#live")).to_have_attribute("data-state", "on")


def waiting(page: Page) -> list[str]:
    """The types of the calls that wait, from the top."""
    return page.locator("#rows-waiting .call__open").all_inner_texts()


def test_a_call_is_pushed_seen_by_two_sent_worked_and_cleared(visit_live: Visits, at_work: Shift, feed: Feed) -> None:
    danas, other = (visit_live("/board/", by=member(name)) for name in ("dana", "dex"))
    is_live(danas)
    is_live(other)
    pushed(feed, "a1")
    for page in (danas, other):
        expect(page.locator("#rows-waiting .call")).to_have_count(1, timeout=AT_ONCE)
    card = danas.locator("#rows-waiting .call")
    expect(card).to_contain_text("He is on the roof.")
    card.get_by_role("link", name=re.compile("Choose")).click()
    if card.locator("input[name=override]").count():
        card.locator("input[name=override]").first.check()
    card.get_by_role("button", name="Send CRT1").last.click()
    expect(other.locator("#rows-working .pill")).to_contain_text("offered", timeout=AT_ONCE)
    for step in ("Accepted", "En route", "On scene", "Clear"):
        other.locator("#rows-working").get_by_role("button", name=step).click()
        word = "recently" if step == "Clear" else step.lower()
        shown = danas.locator("#rows-cleared" if word == "recently" else "#rows-working .pill")
        expect(shown).to_contain_text("CRT1" if word == "recently" else word, timeout=AT_ONCE)
    assert Assignment.objects.get().state == "clear"


def test_without_a_mouse_a_call_is_chosen_sent_taken_back_and_sent_again_by_a_command(
    visit_live: Visits, at_work: Shift
) -> None:
    dispatching.call("24-1001", priority=2, type_text="Second")
    dispatching.call("24-1002", priority=1, type_text="First")
    page = visit_live("/board/", by=member("dana"))
    is_live(page)
    assert waiting(page) == ["First", "Second"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Second", exact=True)).to_be_focused()
    page.keyboard.press("d")
    expect(page.locator(".candidate .deed").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#said-words")).to_have_text("CRT1 was sent to 24-1001.")
    page.keyboard.press("z")
    expect(page.locator("#said-words")).to_contain_text("Taken back")
    expect(page.locator("#rows-waiting .call")).to_have_count(2)
    page.keyboard.press("/")
    page.keyboard.type("/d 1002 crt1")
    page.keyboard.press("Enter")
    expect(page.locator("#said-words")).to_have_text("CRT1 was sent to 24-1002.")
    expect(page.locator("#command-words")).to_be_focused()
    page.keyboard.type("/s crt1 en")
    page.keyboard.press("Enter")
    expect(page.locator("#said-words")).to_have_text("CRT1: en route.")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.get_by_role("link", name="CRT1", exact=True)).to_be_focused()
    assert Assignment.objects.get(call__event_number="24-1002").state == "en_route"


def test_news_moves_neither_focus_nor_what_is_being_typed(visit_live: Visits, at_work: Shift, feed: Feed) -> None:
    dispatching.call("24-2001", type_text="Already here")
    page = visit_live("/board/", by=member("dana"))
    is_live(page)
    page.get_by_role("link", name="Already here").focus()
    pushed(feed, "b1")
    expect(page.locator("#rows-waiting .call")).to_have_count(2, timeout=AT_ONCE)
    expect(page.get_by_role("link", name="Already here")).to_be_focused()
    page.locator("#command-words").fill("/s CRT1 o")
    page.locator("#command-words").evaluate("it => it.setSelectionRange(3, 3)")
    pushed(feed, "b2")
    expect(page.locator("#rows-waiting .call")).to_have_count(3, timeout=AT_ONCE)
    expect(page.locator("#command-words")).to_be_focused()
    expect(page.locator("#command-words")).to_have_value("/s CRT1 o")
    assert page.locator("#command-words").evaluate("it => it.selectionStart") == 3


def test_a_panel_that_is_open_stays_open_while_the_board_changes(
    visit_live: Visits, at_work: Shift, feed: Feed
) -> None:
    dispatching.call("24-3001", type_text="Opened")
    page = visit_live("/board/", by=member("dana"))
    is_live(page)
    page.get_by_role("link", name="Opened").click()
    expect(page.locator(".panel .facts")).to_be_visible()
    pushed(feed, "c1")
    expect(page.locator("#rows-waiting .call")).to_have_count(2, timeout=AT_ONCE)
    expect(page.locator(".panel .facts")).to_be_visible()


def test_when_the_line_is_cut_the_page_says_since_when_and_catches_up(
    visit_live: Visits, live_program: LiveProgram, at_work: Shift, feed: Feed
) -> None:
    page = visit_live("/board/", by=member("dana"))
    is_live(page)
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#lost")).to_contain_text(re.compile(r"Not live since \d\d:\d\d"), timeout=20_000)
    pushed(feed, "d1")
    page.context.set_offline(False)
    expect(page.locator("#lost")).to_be_hidden(timeout=20_000)
    expect(page.locator("#rows-waiting .call")).to_have_count(1, timeout=AT_ONCE)
    visit_live.complaints.clear()  # that the line was cut is an error to the console, and what this is about


def test_who_signs_out_elsewhere_sees_no_more(
    visit_live: Visits, at_work: Shift, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coresponder.program.news.streaming.SECONDS_BETWEEN_BEATS", 0.2)
    page = visit_live("/board/", by=member("dana"))
    is_live(page)
    User.objects.filter(username="dana").update(is_active=False)
    expect(page).to_have_url(re.compile("/sign-in/"), timeout=10_000)


class TestWhatCannotBeSent:
    def test_says_why_and_changes_nothing(self, visit_live: Visits, at_work: Shift) -> None:
        dispatching.call("24-4001", type_text="Closed meanwhile")
        page = visit_live("/board/", by=member("dana"))
        is_live(page)
        Call.objects.update(state="closed", closed_at=timezone.now())
        page.get_by_role("button", name="Send CRT1").click()
        expect(page.locator("#said-words")).to_contain_text("24-4001")
        assert not Assignment.objects.exists()


class TestAStatusThatHasStoodForLong:
    def test_is_asked_about_and_one_press_answers(self, visit_live: Visits, at_work: Shift) -> None:
        call = dispatching.call("24-5001")
        long_ago = timezone.now() - timedelta(hours=3)
        assignment = Assignment.objects.create(
            call=call, team=at_work.team, shift=at_work, part="primary", origin="dispatched", state="on_scene",
            offered_at=long_ago, on_scene_at=long_ago, offered_by=member("dana"),
        )  # fmt: skip
        page = visit_live("/board/", by=member("dana"))
        is_live(page)
        expect(page.locator(".question")).to_contain_text("Still on scene? 3 h")
        page.get_by_role("button", name="Yes, still").click()
        expect(page.locator(".question")).to_have_count(0)
        assert assignment.events.filter(step="still").exists()


@pytest.mark.parametrize("theme", THEMES)
def test_it_reads_well_and_focus_is_always_seen(visit_live: Visits, at_work: Shift, theme: str) -> None:
    for number in range(6):
        dispatching.call(f"24-600{number}", weapon="yes", language="es", narrative="Words. " * 30)
    page = visit_live("/board/", by=member("dana"), theme=theme, size=WIDE)
    is_live(page)
    page.locator("#rows-waiting .call__open").first.focus()
    page.keyboard.press("d")
    expect(page.locator(".candidate").first).to_be_visible()
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)
    assert_targets_are_large_enough(page, pixels=24)
    assert_focus_is_always_seen(page)


def test_on_a_phone_it_stands_in_one_column_with_large_targets(visit_live: Visits, at_work: Shift) -> None:
    dispatching.call("24-7001", weapon="yes")
    page = visit_live("/board/", by=member("omar"), size=PHONE)
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)
    assert_targets_are_large_enough(page)


@pytest.mark.parametrize("theme", THEMES)
def test_the_wall_names_nobody(visit_live: Visits, at_work: Shift, theme: str) -> None:
    dispatching.call("24-8001", narrative="He is on the roof.", place_text="4 Invented Street")
    page = visit_live("/board/wall/", by=member("dana"), theme=theme)
    is_live(page)
    words = page.locator("#board").inner_text()
    assert "CRT1" in words
    for hidden in ("Omar", "Clara", "roof", "Invented Street", "24-8001"):
        assert hidden not in words
    assert_axe_clean(page)


def test_without_scripts_it_works_by_loading_pages(visit_live: Visits, at_work: Shift) -> None:
    dispatching.call("24-9001", type_text="Plain")
    page = visit_live("/board/", by=member("dana"), java_script_enabled=False)
    page.get_by_role("button", name="Send CRT1").click()
    expect(page.locator(".messages")).to_contain_text("CRT1 was sent to 24-9001.")
    page.get_by_role("link", name=re.compile("^More")).click()
    page.get_by_role("button", name="En route").click()
    expect(page.locator(".messages")).to_contain_text("CRT1: en route.")
