"""Live capacity, the pocket card, needs and the intercepts in a real browser: on a desk, and on a phone at night."""

import os
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from coresponder.program.board.demonstration import load as load_outlines
from coresponder.program.needs.actions.counting import count_needs
from coresponder.program.needs.periods import period_of, periods
from coresponder.program.services import demonstration
from coresponder.program.services.actions.capacity import announce_inbound
from coresponder.program.services.actions.desks import make_link
from coresponder.program.services.models import FacilityDesk, Service
from coresponder.program.services.queries.capacity import capacity_of
from tests.support.browser import (
    LOOKS,
    PHONE,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import member

pytestmark = pytest.mark.browser


@pytest.fixture
def county(transactional_db: None) -> Service:
    """The invented services; the crisis center, with somebody on the way."""
    cora = member("cora")
    agency = member("dana").agency
    assert agency is not None
    load_outlines(agency=agency, by=cora)
    demonstration.load(by=cora)
    period = period_of(periods(timezone.localdate())[0].key, timezone.localdate())
    assert period is not None
    count_needs(period=period, by=cora)
    desk = FacilityDesk.objects.select_related("service").get(service__name__startswith="Harbor of Nowhere")
    announce_inbound(service=desk.service, minutes=20, by=member("omar"))
    return desk.service


@LOOKS
def test_every_page_reads_well(visit: Visits, county: Service, theme: str, size: dict[str, int]) -> None:
    for address in (
        "/capacity/",
        f"/capacity/{county.pk}/",
        f"/capacity/{county.pk}/desk/",
        "/pocket-card/?language=ar",
        "/needs/",
        "/needs/handovers/",
        "/needs/intercepts/",
    ):
        page = visit(address, by=member("cora"), theme=theme, size=size)
        looked_at(page, address, size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


@LOOKS
def test_a_facilitys_person_says_it_in_two_taps(
    visit: Visits, county: Service, theme: str, size: dict[str, int]
) -> None:
    secret = make_link(service=county, by=member("cora")).secret
    page = visit(f"/capacity/post/{secret}/", theme=theme, size=size)
    looked_at(page, "facility", size)
    assert_axe_clean(page)
    assert_no_sideways_scrolling(page)
    assert_focus_is_always_seen(page)
    if size == PHONE:
        assert_targets_are_large_enough(page)
    free = page.get_by_label("Free beds")
    free.fill("0")
    page.get_by_role("button", name="One more: Free beds").click()
    expect(free).to_have_value("1")
    page.get_by_role("button", name="Limited").click()
    expect(page.get_by_role("status")).to_contain_text("Teams and dispatchers see it now")
    assert capacity_of(county).label == "Limited"


def test_the_card_for_the_desk_can_be_printed(visit: Visits, county: Service) -> None:
    page = visit(f"/capacity/{county.pk}/desk/", by=member("cora"), size=WIDE)
    page.get_by_role("button", name="Make the link and its card").click()
    expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()
    looked_at(page, "link-card", WIDE)
    assert_axe_clean(page)


def looked_at(page: Page, name: str, size: dict[str, int]) -> None:
    """Keep a picture where somebody asked for pictures."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        plain = name.strip("/").replace("/", "-").replace("?", "-")
        page.screenshot(path=Path(folder) / f"{plain}-{size['width']}.png", full_page=True)
