"""The pages that belong to no single app, in a real browser."""

import pytest
from pytest_django import Settings

from tests.support.baselines import frozen_sample
from tests.support.browser import (
    LOOKS,
    NARROWEST,
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

pytestmark = pytest.mark.browser

OPEN_TO_ALL = ["/", "/sign-in/", "/components/", "/there-is-no-such-page/"]
FOR_PRIYA = ["/home/", "/audit-trail/"]


@pytest.fixture(autouse=True)
def demonstration(settings: Settings) -> None:
    """The front page is there only in the demonstration."""
    settings.DEMO = True


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("address", OPEN_TO_ALL)
def test_pages_open_to_all_are_axe_clean_in_both_themes(visit: Visits, address: str, theme: str) -> None:
    assert_axe_clean(visit(address, theme=theme))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("address", FOR_PRIYA)
def test_pages_of_the_privacy_officer_are_axe_clean_in_both_themes(visit: Visits, address: str, theme: str) -> None:
    assert_axe_clean(visit(address, by=member("priya"), theme=theme, size=PHONE))


@LOOKS
def test_the_countys_figures_are_axe_clean_on_the_front_page_and_at_home(
    visit: Visits, theme: str, size: dict[str, int]
) -> None:
    omar = member("omar")
    frozen_sample(by=member("cora"))
    for front_or_home in (visit("/", theme=theme, size=size), visit("/home/", by=omar, theme=theme, size=size)):
        assert_axe_clean(front_or_home)
        assert_no_sideways_scrolling(front_or_home)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("address", ["/", "/components/"])
def test_keyboard_focus_is_seen_at_every_stop(visit: Visits, address: str, size: dict[str, int]) -> None:
    assert_focus_is_always_seen(visit(address, size=size))


@pytest.mark.parametrize("address", OPEN_TO_ALL)
def test_what_is_pressed_is_large_enough_and_nothing_scrolls_sideways(visit: Visits, address: str) -> None:
    page = visit(address, size=NARROWEST)
    assert_targets_are_large_enough(page)
    assert_no_sideways_scrolling(page)


def test_one_click_signs_in_as_the_coordinator(visit: Visits) -> None:
    page = visit("/")
    page.get_by_role("button", name="Sign in as Cora Coordinator").click()
    assert page.get_by_role("heading", level=1).text_content() == "Where the program stands"
    assert page.get_by_text("Cora Coordinator").is_visible()


def test_the_chosen_colors_win_over_the_device_and_stay(visit: Visits) -> None:
    page = visit("/sign-in/", theme="light")
    page.get_by_role("button", name="Dark").click()
    assert page.url.endswith("/sign-in/")
    page.goto("/components/")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(22, 21, 20)"


def test_a_confirmation_opens_takes_the_focus_and_closes_with_escape(visit: Visits) -> None:
    page = visit("/components/")
    page.get_by_role("button", name="Freeze the baseline…").click()
    dialog = page.get_by_role("dialog", name="Freeze this baseline?")
    assert dialog.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Cancel"
    assert_axe_clean(page)
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_the_pages_work_without_scripts(visit: Visits) -> None:
    page = visit("/", java_script_enabled=False)
    page.get_by_role("button", name="Sign in as Priya Privacy-Officer").click()
    page.locator("summary", has_text="Administration").click()
    page.get_by_role("link", name="Audit trail", exact=True).click()
    assert page.get_by_role("heading", level=1).text_content() == "Audit trail"
    assert page.get_by_text("Priya Privacy-Officer signed in by one click").is_visible()


@pytest.mark.parametrize("address", OPEN_TO_ALL)
def test_pages_hold_when_the_person_chose_the_colors(visit: Visits, address: str) -> None:
    page = visit(address, forced_colors="active")
    assert_axe_clean(page)
    assert_focus_is_always_seen(page)


def test_paper_shows_the_content_alone(visit: Visits) -> None:
    page = visit("/components/")
    page.emulate_media(media="print")
    assert page.get_by_role("heading", level=1).is_visible()
    assert not page.get_by_role("button", name="Dark").is_visible()
