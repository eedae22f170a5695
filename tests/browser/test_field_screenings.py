"""An instrument is asked in a dead zone, on the phone, and comes with the clinical part when the line is back."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coresponder.program.dispatch.models import Assignment
from coresponder.program.screenings.actions.instruments import put_in_use
from coresponder.program.screenings.models import RequiredStep, Screening
from coresponder.safeguards.access.second_wall import everything_let_through
from tests.support.browser import (
    PHONE,
    Visits,
    assert_axe_clean,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import member
from tests.support.field_page import SLOWEST_MS, card_of, choose, ready, tap, until
from tests.support.lossy_proxy import Line

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """No transaction around each test: the program writes in threads of its own."""


def test_a_screening_is_asked_without_a_line_and_recorded_once_it_is_back(
    field: Visits, line: Line, calls: list[Assignment]
) -> None:
    clinic = member("clara").agency
    assert clinic is not None
    put_in_use(agency=clinic, key="asq", by=member("cora"))
    page = ready(field("/field/", by=member("clara"), size=PHONE, theme="dark"))
    line.refuses()
    tap(page, "Write it down", within=card_of(calls[1]))
    choose(page, "contact_result", "seen")
    tap(page, "Go on", within="#bottom")
    screenings = page.get_by_label("Screenings", exact=True)
    screenings.get_by_role("button", name="ASQ").click()
    now = screenings.locator("fieldset", has_text="right now")
    expect(now).to_be_hidden()
    screenings.locator("fieldset", has_text="wished you were dead").get_by_label("Yes", exact=True).click()
    expect(now).to_be_visible()
    looked_at(page, "field-section")
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)
    assert_targets_are_large_enough(page)
    screenings.get_by_role("button", name="Done").click()
    expect(screenings).to_contain_text("Incomplete (1 of 5)")
    expect(screenings).to_contain_text("Brief suicide safety assessment")
    looked_at(page, "field-section-done")
    choose(page, "presenting_problems", "anxiety or panic")
    tap(page, "Go on", within="#bottom")
    tap(page, "Go on", within="#bottom")
    choose(page, "dispositions", "safety plan")
    tap(page, "File", within="#bottom")
    line.works()
    until(page, lambda: recorded() == [("asq", "incomplete", 1)], trying=True)
    expect(page.locator("body")).to_contain_text("Brief suicide safety assessment", timeout=SLOWEST_MS)


def looked_at(page: Page, name: str) -> None:
    """A picture for whoever wants to look, where SCREENSHOTS names a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def recorded() -> list[tuple[str, str, int]]:
    with everything_let_through():
        return [
            (each.instrument.instrument_key, str(each.status), RequiredStep.objects.filter(screening=each).count())
            for each in Screening.objects.select_related("instrument")
        ]
