"""Entering a call with the keyboard alone, a call with its history, and the feeds, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from coresponder.program.calls.models import Call
from tests.support.browser import (
    LOOKS,
    PHONE,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
)
from tests.support.cast import member
from tests.support.live_calls import call_named, eido, eido_feed, merge_part, push

pytestmark = pytest.mark.browser


@pytest.fixture
def call(transactional_db: None) -> Call:
    """A call that was reclassified, heard late, contested, and into which another was merged."""
    feed = eido_feed(member("cora"), expected_quiet_minutes=10)
    push(
        feed,
        eido("a", 0, notes={"Caller hears crying through the wall.": 0}),
        eido("a", 5, type_text="Mental health crisis", priority=1),
        eido("a", 2, type_text="Disturbance"),
        eido("a", 5, type_text="Suicide threat", priority=1),
        eido("b", 6, parts=merge_part("b", "a", "REPLACED", 6)),
        b"no document",
    )
    return call_named("a")


@LOOKS
def test_a_call_reads_well(visit: Visits, call: Call, theme: str, size: dict[str, int]) -> None:
    page = visit(f"/calls/{call.pk}/", by=member("dana"), theme=theme, size=size)
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)


@pytest.mark.parametrize(("theme", "size"), [("dark", PHONE)])
def test_the_feeds_read_well(visit: Visits, call: Call, theme: str, size: dict[str, int]) -> None:
    page = visit("/calls/feeds/", by=member("cora"), theme=theme, size=size)
    assert_axe_clean(page)
    page.get_by_role("link", name="County CAD").click()
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)


def test_a_call_is_entered_with_the_keyboard_alone(visit: Visits, transactional_db: None) -> None:
    page = visit("/calls/new/", by=member("dana"))
    page.keyboard.type("He is suicidal and has a knife.")
    page.keyboard.press("Tab")
    suggestion = page.get_by_role("complementary", name="What the words suggest")
    expect(suggestion).to_contain_text("Suicide")
    assert _typed(page) == "", "A suggestion fills in nothing by itself."
    page.keyboard.type("12 Madeup St")
    assert_axe_clean(page)
    page.get_by_role("button", name="Take this type").press("Enter")
    assert _typed(page) == "Suicide"
    page.get_by_role("button", name="Put it on the board").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Suicide")
    assert Call.objects.get().place_text == "12 Madeup St"


@LOOKS
def test_the_form_of_a_call_reads_well(visit: Visits, transactional_db: None, theme: str, size: dict[str, int]) -> None:
    page = visit("/calls/new/", by=member("dana"), theme=theme, size=size)
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)
    if size == WIDE:
        assert_focus_is_always_seen(page)


def _typed(page: Page) -> str:
    return page.get_by_label("Type of call").input_value()
