"""The nearest service that is open now, found on the phone in a dead zone, and written into the encounter."""

import pytest
from playwright.sync_api import expect

from coresponder.program.dispatch.models import Assignment
from tests.support import facilities
from tests.support.browser import PHONE, Visits, assert_axe_clean, assert_targets_are_large_enough
from tests.support.cast import member
from tests.support.field_page import card_of, choose, ready, tap
from tests.support.lossy_proxy import Line

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """No transaction around each test: the program writes in threads of its own."""


def test_a_place_is_found_without_a_line_and_taken_into_the_encounter(
    field: Visits, line: Line, calls: list[Assignment]
) -> None:
    facilities.service("Harbor of Nowhere (invented)")
    facilities.service("Closed (invented)", hours=())
    page = ready(field("/field/", by=member("omar"), size=PHONE, theme="dark"))
    line.refuses()
    tap(page, "Nearest services")
    first = page.locator("#content details[open] li").first
    expect(first).to_contain_text("Harbor of Nowhere")
    expect(first).to_contain_text("takes police drop-off")
    expect(page.locator("#content")).not_to_contain_text("Closed (invented)")
    expect(page.locator("#content details[open]")).to_contain_text("From the directory as it was 0 min ago.")
    assert_axe_clean(page)
    assert_targets_are_large_enough(page)
    tap(page, "Write it down", within=card_of(calls[1]))
    choose(page, "contact_result", "seen")
    page.goto(page.url.replace("/scene", "/did"))
    choose(page, "transport_by", "police, marked car")
    tap(page, "Nearest services")
    tap(page, "Taken there")
    expect(page.locator("#q-facility_name input").first).to_have_value("Harbor of Nowhere (invented)")
    expect(page.locator("#q-destination").get_by_label("crisis receiving or stabilization center")).to_be_checked()
